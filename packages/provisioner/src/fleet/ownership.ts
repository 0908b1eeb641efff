import type { Tag } from '@aws-sdk/client-ec2';
import type { FleetIntent } from './fleet-intent.ts';
import { deriveClientToken, isTokenOf } from './identity.ts';
import type { ResourceKind } from './resource.ts';
import { createSignature, FLEET_TAG, REPOSITORY_TAG, SIGNATURE_VERSION, VERSION_TAG } from './signature.ts';

/**
 * Whose a resource is, as far as it shows. `unproven`: it shows nothing yet, as a fresh one may
 * (EC2 developer guide, eventual consistency).
 */
export type Ownership = 'ours' | 'foreign' | 'unproven';

/** What a resource shows of its creator. */
export interface Traits {
  readonly kind?: ResourceKind | undefined;
  readonly tags?: readonly Tag[] | undefined;
  /** Client token of an instance's launch or of a CreateFleet call. EC2 shows it, and nobody can change it. */
  readonly clientToken?: string | undefined;
  /** Another name than ours, which nobody can change either: nothing of this fleet has it. */
  readonly isStrange?: boolean | undefined;
}

/**
 * EC2's own tag on what CreateFleet launches, whose client tokens are EC2's as well. Nobody can set or remove a tag that
 * begins with `aws:` (EC2 user guide, "Tag restrictions"; "EC2 Fleet tutorial"). [U] by our own eyes.
 */
export const EC2_FLEET_TAG = 'aws:ec2:fleet-id';

/**
 * The client token of one of this fleet's launches is proof enough; all else has to show the whole signature. The tokens
 * are derived here and not read, because a handle may name the token of another fleet. Tags can be copied, so that an
 * instance with a token of somebody else is theirs, whatever its tags say.
 */
export function ownershipOf(traits: Traits, intent: FleetIntent): Ownership {
  const { kind, tags = [], clientToken = '', isStrange = false } = traits;
  if (isStrange) return 'foreign';
  if (clientToken !== '' && isLaunchedByToken(traits, intent)) return 'ours';
  if (tagValue(tags, FLEET_TAG) === undefined) return clientToken === '' ? 'unproven' : 'foreign';
  if (!isSigned(traits, intent)) return 'foreign';
  const isOfEc2Fleet = tagValue(tags, EC2_FLEET_TAG) !== undefined;
  // Every launch of ours has a token, which may not be visible yet.
  if (kind === 'instance' && !isOfEc2Fleet && clientToken === '') return 'unproven';
  if (clientToken === '' || isOfEc2Fleet) return 'ours';
  return isTokenOf(intent.fleetId, clientToken) ? 'ours' : 'foreign';
}

/**
 * Of this generation alone: what earlier ones left behind still shows the tags. Where only the id is known, its tokens
 * begin with that, and a tag with the repository of somebody else outweighs them.
 */
function isLaunchedByToken(
  { kind, clientToken: token = '', tags = [] }: Traits,
  intent: FleetIntent,
): boolean {
  const { fleetId, generation, pools, identity } = intent;
  if (pools.length > 0 && kind !== 'ec2-fleet')
    return pools.some((pool) => deriveClientToken(fleetId, pool, generation) === token);
  const repository = tagValue(tags, REPOSITORY_TAG) ?? identity.repository;
  return (
    isTokenOf(fleetId, token) && (identity.repository === undefined || identity.repository === repository)
  );
}

/** Id, version and repository, as the reaper asks for them. */
function isSigned({ kind, tags = [] }: Traits, intent: FleetIntent): boolean {
  return (
    tagValue(tags, FLEET_TAG) === intent.fleetId &&
    tagValue(tags, VERSION_TAG) === SIGNATURE_VERSION &&
    // The name of a schedule, which stands for its tags, has no room for it.
    (kind === 'schedule' || isOfRepository(tagValue(tags, REPOSITORY_TAG), intent))
  );
}

/** An id alone does not tell whether its fleet has a repository, nor which. */
function isOfRepository(shown: string | undefined, { fleetId, identity, count }: FleetIntent): boolean {
  const expected = createSignature(fleetId, identity, '')[REPOSITORY_TAG];
  if (shown === expected) return true;
  return count === 0 && (shown === undefined || expected === undefined);
}

function tagValue(tags: readonly Tag[], key: string): string | undefined {
  return tags.find(({ Key }) => Key === key)?.Value;
}
