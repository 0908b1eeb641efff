import type { Tag } from '@aws-sdk/client-ec2';
import type { FleetIntent } from './fleet-intent.ts';
import { deriveClientToken } from './identity.ts';
import { FLEET_TAG, REPOSITORY_TAG } from './signature.ts';

/**
 * Whose a resource is, as far as it shows. `unproven`: it shows nothing yet, as a fresh one may
 * (EC2 developer guide, eventual consistency).
 */
export type Ownership = 'ours' | 'foreign' | 'unproven';

/** What a resource shows of its creator. */
export interface Traits {
  readonly tags?: readonly Tag[] | undefined;
  /** Client token of its launch. EC2 shows it with the instance, and nobody can change it. */
  readonly clientToken?: string | undefined;
  /** Another name or token than ours: nothing of this fleet has it. */
  readonly isStrange?: boolean | undefined;
}

/**
 * One proof is enough: the client token of one of this fleet's launches, or its signature. The tokens are derived here
 * and not read, because a handle may name the token of another fleet. The fleet's tag with the repository of somebody
 * else is no signature.
 */
export function ownershipOf(
  { tags = [], clientToken = '', isStrange = false }: Traits,
  intent: FleetIntent,
): Ownership {
  if (clientToken !== '' && ownTokens(intent).has(clientToken)) return 'ours';
  const fleetId = tagValue(tags, FLEET_TAG);
  if (fleetId !== undefined)
    return fleetId === intent.fleetId && isOfRepository(tags, intent) ? 'ours' : 'foreign';
  return isStrange || clientToken !== '' ? 'foreign' : 'unproven';
}

/** A fleet without a repository is known by its id alone. */
function isOfRepository(tags: readonly Tag[], { identity }: FleetIntent): boolean {
  const repository = tagValue(tags, REPOSITORY_TAG);
  return repository === undefined || identity.repository === undefined || repository === identity.repository;
}

/** Of this generation alone: what earlier ones left behind still shows the tags. */
function ownTokens({ fleetId, generation, pools }: FleetIntent): ReadonlySet<string> {
  return new Set(pools.map((pool) => deriveClientToken(fleetId, pool, generation)));
}

function tagValue(tags: readonly Tag[], key: string): string | undefined {
  return tags.find(({ Key }) => Key === key)?.Value;
}
