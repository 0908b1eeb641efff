import { formatDuration } from '@ami-select/core';
import { awsNow } from '../aws/aws-time.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { Finding } from './finding.ts';

/** What an end takes at most, and what the SDK keeps as a margin. */
const RESERVE_MS = 5 * 60_000;
/** Lifetime of the credentials of a role unless something else is asked for (AWS STS API reference, "AssumeRole"). */
const USUAL_MINUTES = 60;
// biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions.
const MAPPING = 'AWS_CREDENTIAL_EXPIRATION: ${{ steps.<id>.outputs.aws-expiration }}';

type Dependencies = Pick<SpawnDependencies, 'credentialsFacts' | 'clock' | 'logger'>;

/**
 * Whether the fleet can be ended with the credentials as long as it may live: those that are over before its lease is, and
 * that nobody renews, cannot. A warning where temporary ones do not say when they end.
 */
export async function checkCredentials(
  intent: Pick<FleetIntent, 'ttlMinutes'>,
  { credentialsFacts, clock, logger }: Dependencies,
): Promise<readonly Finding[]> {
  // Without credentials every call says so.
  const facts = await credentialsFacts?.().catch(() => undefined);
  if (facts === undefined || facts.isRenewed) return [];
  const { expiresAt, isTemporary } = facts;
  const endsAt = expiresAt?.getTime();
  if (endsAt === undefined || Number.isNaN(endsAt)) {
    const text = endsAt === undefined ? 'do not say when they end' : 'have an expiry that is no time';
    if (isTemporary && intent.ttlMinutes > USUAL_MINUTES) logger.warn(unknownEnd(text));
    return [];
  }
  const leftMs = endsAt - awsNow(clock).getTime() - RESERVE_MS;
  if (intent.ttlMinutes * 60_000 <= leftMs) return [];
  return [{ code: 'INVALID_REQUEST', problem: { field: 'ttl', message: tooLong(intent, endsAt, leftMs) } }];
}

function tooLong({ ttlMinutes }: Pick<FleetIntent, 'ttlMinutes'>, endsAt: number, leftMs: number): string {
  const ttl = formatDuration(ttlMinutes * 60_000);
  const minutes = Math.floor(leftMs / 60_000);
  const most = minutes > 0 ? `at most ${formatDuration(minutes * 60_000)}, or ` : '';
  return `${ttl} is not valid because the credentials end at ${new Date(endsAt).toISOString()} and nobody renews them, so that the fleet could not be ended after that; expected ${most}credentials that last until five minutes after the lease`;
}

function unknownEnd(text: string): string {
  return `ttl: the credentials are temporary and ${text}; if they end before the lease does, the fleet cannot be ended with them, and only its lease ends it. With aws-actions/configure-aws-credentials, \`output-credentials: true\` and the variable \`${MAPPING}\` make it known.`;
}
