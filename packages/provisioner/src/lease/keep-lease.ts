import { awsNow } from '../aws/aws-time.ts';
import { isOutOfDate } from '../aws/classify-error.ts';
import { learnAwsTime } from '../aws/learn-aws-time.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { isUseless } from '../aws/to-provisioner-error.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { type LeasedFleet, renewLease } from './renew-lease.ts';

/** A fleet at work, with the term that every renewal gives it again. */
export interface WorkingFleet extends LeasedFleet {
  readonly intent: LeasedFleet['intent'] & Pick<FleetIntent, 'ttlMinutes' | 'expiresAt'>;
}

export interface LeaseDependencies extends SpawnDependencies {
  /** Stores the time of each renewal (ISO 8601) for other processes; a failure is a warning. */
  readonly renewed?: ((expiresAt: string) => Promise<void>) | undefined;
  /** The fleet's machines as they are, asked for before each renewal; those of the start unless given. */
  readonly machines?: (() => Promise<Pick<LeasedFleet, 'hosts' | 'closed'>>) | undefined;
}

/** A renewal that failed is tried again after a twelfth of the term. */
const RETRIES_PER_TERM = 12;
const RENEWALS_PER_TERM = 3;

/**
 * Runs work on a fleet and renews its lease meanwhile, a third of the term after each renewal, so that machines live as
 * long as the process that uses them and one term more. A renewal that fails is a warning and is tried again; the work
 * goes on until the lease is over, for then the machines have ended.
 *
 * @throws what the work throws; ProvisionerError `UNREACHABLE_HOST` when the lease ended first, because of the last
 * renewal's failure.
 */
export async function withLease<T>(
  fleet: WorkingFleet,
  dependencies: LeaseDependencies,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const lost = new AbortController();
  const signals = [dependencies.signal, lost.signal].filter((signal) => signal !== undefined);
  const renewing = { ...dependencies, signal: AbortSignal.any([...signals, done.signal]) };
  const keeping = keep(fleet, renewing).catch((error: unknown) => {
    if (!renewing.signal.aborted) lost.abort(error);
  });
  try {
    return await work(AbortSignal.any(signals));
  } catch (error) {
    lost.signal.throwIfAborted();
    throw error;
  } finally {
    done.abort();
    await keeping;
  }
}

/** Ends only by an abort, or by the end of the lease. */
async function keep(fleet: WorkingFleet, dependencies: LeaseDependencies): Promise<never> {
  const { clock, logger, signal, renewed, machines } = dependencies;
  const { ttlMinutes, expiresAt } = fleet.intent;
  // The launch was let have this term.
  const caps = [{ maxTtlMinutes: ttlMinutes }];
  const termMs = ttlMinutes * 60_000;
  await learnAwsTime(dependencies);
  const nowMs = (): number => awsNow(clock).getTime();
  const startedAt = nowMs();
  // A fleet that lives beyond its time was renewed by somebody before.
  let endsAt = Date.parse(expiresAt);
  if (endsAt <= startedAt) endsAt = startedAt + termMs;
  let nextAt = Date.parse(expiresAt) - (termMs * (RENEWALS_PER_TERM - 1)) / RENEWALS_PER_TERM;
  let warned = '';
  /** Until then machines may live that the last renewals did not reach. */
  let missedUntil = endsAt;
  const extended = async (until: string, hasMissed: boolean): Promise<void> => {
    if (!hasMissed) missedUntil = Date.parse(until);
    const isMissed = hasMissed && nowMs() < missedUntil;
    endsAt = Date.parse(until);
    nextAt = nowMs() + termMs / (isMissed ? RETRIES_PER_TERM : RENEWALS_PER_TERM);
    await renewed?.(until).catch((error: unknown) =>
      logger.warn(`The renewed lease of ${fleet.intent.fleetId} is not stored: ${textOf(error)}`),
    );
  };
  const warnOnce = (warning: string): void => {
    if (warning === warned) logger.debug(warning);
    else logger.warn(warning);
    warned = warning;
  };
  for (;;) {
    await clock.sleep(Math.max(0, nextAt - nowMs()), signal, { background: true });
    try {
      const working = { ...fleet, ...(await machines?.()) };
      const renewal = await renewLease(working, ttlMinutes, dependencies, { caps });
      warned = '';
      await extended(renewal.expiresAt, false);
    } catch (cause) {
      signal?.throwIfAborted();
      const some = cause instanceof ProvisionerError ? cause.renewedUntil : undefined;
      if (some !== undefined) {
        // The work goes on with the machines that have a new lease; another may have ended.
        warnOnce(textOf(cause));
        await extended(some, true);
        continue;
      }
      const now = nowMs();
      if (now >= endsAt) throw over(fleet, cause);
      nextAt = Math.min(now + termMs / RETRIES_PER_TERM, Math.max(now + 1, endsAt));
      warnOnce(warningOf(fleet, new Date(endsAt), cause));
    }
  }
}

/** Credentials that are over may come back, but seldom do: then all that is to be known is how long the machines live. */
function warningOf({ intent: { fleetId } }: WorkingFleet, endsAt: Date, cause: unknown): string {
  const until = endsAt.toISOString();
  if (!(cause instanceof ProvisionerError) || !areCredentialsOver(cause))
    return `The lease of ${fleetId} was not renewed and ends at ${until}: ${textOf(cause)}`;
  return `The credentials of this job are over (${cause.awsError}), so that the lease of ${fleetId} is not renewed any more: its machines end at ${until}. Give the job credentials that last as long as its work, or a longer ttl.`;
}

function areCredentialsOver(error: ProvisionerError): boolean {
  return isUseless(error) || isOutOfDate(error.cause);
}

function over({ intent }: WorkingFleet, cause: unknown): ProvisionerError {
  const message = `The lease of ${intent.fleetId} is over, its machines have ended: it could not be renewed. ${textOf(cause)}`;
  return new ProvisionerError('UNREACHABLE_HOST', message, { cause });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
