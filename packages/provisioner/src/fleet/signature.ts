import type { FleetIntent } from './fleet-intent.ts';
import type { FleetIdentity } from './fleet-request.ts';

/** Prefix of the tags with the fleet of a resource. Callers may not set tags below it. */
export const SIGNATURE_PREFIX = 'ami-select:';
export const FLEET_TAG = 'ami-select:fleet';
export const REPOSITORY_TAG = 'ami-select:repository';
export const EXPIRES_AT_TAG = 'ami-select:expires-at';
export const VERSION_TAG = 'ami-select:version';
/** Raised when the meaning of the signature changes. */
export const SIGNATURE_VERSION = '1';
/** Until this time (ISO 8601) the reaper leaves the fleet alone, whatever its lease says. */
export const KEEP_UNTIL_TAG = 'ami-select:keep-until';
/** When a reaper first saw a resource without a readable lease. */
export const MARKED_AT_TAG = 'ami-select:reap-marked-at';
/** On what all fleets share and no lease ends, such as a launch template. */
export const PERMANENT_TAG = 'ami-select:permanent';
/** When a bake was finished; its image and snapshots are no longer of the fleet. */
export const BAKED_AT_TAG = 'ami-select:baked-at';
/** What a baked image was made from; on its snapshots, too. */
export const KEY_TAG = 'ami-select:key';
/** EC2 refuses longer tag values. */
const LONGEST_VALUE = 256;

/** The tags that everything of a fleet carries from the creating call on. */
export function createSignature(
  fleetId: string,
  identity: FleetIdentity,
  expiresAt: string,
): Record<string, string> {
  const known = {
    [FLEET_TAG]: fleetId,
    [REPOSITORY_TAG]: identity.repository,
    'ami-select:run': identity.runId,
    'ami-select:attempt': identity.runAttempt,
    'ami-select:job': identity.job,
    [EXPIRES_AT_TAG]: expiresAt,
    [VERSION_TAG]: SIGNATURE_VERSION,
  };
  const present = Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(present.map(([key, value]) => [key, value.slice(0, LONGEST_VALUE)]));
}

/** When the lease ends as the tags say it (ISO 8601); tells launches of one identity apart. */
export function leaseOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] = [],
): string | undefined {
  return tags.find(({ Key }) => Key === EXPIRES_AT_TAG)?.Value;
}

/**
 * Whether tags name a lease that is not this fleet's, neither its first nor its last one: what they are on was launched by
 * another caller with the same identity, or in an earlier generation.
 */
export function isLeaseOfOther(
  { createdAt, ttlMinutes, expiresAt }: Pick<FleetIntent, 'createdAt' | 'ttlMinutes' | 'expiresAt'>,
  tags?: Parameters<typeof leaseOf>[0],
): boolean {
  const lease = leaseOf(tags);
  if (lease === undefined || lease === expiresAt) return false;
  return lease !== new Date(Date.parse(createdAt) + ttlMinutes * 60_000).toISOString();
}

/** Tags in the shape of the EC2 API. */
export function toTagList(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
