import type { CapacityPool } from '../fleet/fleet-intent.ts';

/** A pool for a person, such as `c7g.large subnet-0000000a spot`. */
export function describePool({ instanceType, subnetId, zone, market }: CapacityPool): string {
  return [instanceType, subnetId, zone, market].filter((part) => part !== undefined).join(' ');
}
