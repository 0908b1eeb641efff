import type { CapacityPool } from '../fleet/fleet-intent.ts';

/** A zone by name or id: `eu-central-1a`, `euc1-az2`. */
const ZONE = /\b(?:[a-z]{2}(?:-[a-z]+)+-\d+[a-z]|[a-z]{3,5}\d+-az\d+)\b/g;

/**
 * The zones that a capacity error names as having room. "… You can currently get c7g.large capacity by not specifying an
 * Availability Zone in your request or choosing eu-central-1b, eu-central-1c." (EC2 user guide, "Troubleshoot instance
 * launch issues"; the wording is AWS's own and no contract, so that it only changes the order of pools.)
 */
export function zonesWithRoom(message: string): readonly string[] {
  const [, choices = ''] = message.split(/\bchoosing\b/);
  return choices.match(ZONE) ?? [];
}

/** The pools of the type in these zones first; the order is kept otherwise. */
export function preferZones(
  pools: readonly CapacityPool[],
  { instanceType, market }: CapacityPool,
  zones: readonly string[],
  zoneOf: (pool: CapacityPool) => readonly string[],
): readonly CapacityPool[] {
  const isPreferred = (pool: CapacityPool): boolean =>
    pool.instanceType === instanceType &&
    pool.market === market &&
    zoneOf(pool).some((zone) => zones.includes(zone));
  return [...pools.filter(isPreferred), ...pools.filter((pool) => !isPreferred(pool))];
}
