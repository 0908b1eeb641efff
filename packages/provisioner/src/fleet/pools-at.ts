import type { Instance } from '@aws-sdk/client-ec2';
import type { CapacityPool } from './fleet-intent.ts';

/** Where EC2 launched a machine, or did not; what is absent was not said. */
export interface Place {
  readonly instanceType: string | undefined;
  readonly subnetId: string | undefined;
  /** Name and id of the zone, as far as they are known. */
  readonly zones: readonly (string | undefined)[];
  readonly market: string;
}

/** The pools that a place may be of; none where its type was not said. */
export function poolsAt(place: Place, pools: readonly CapacityPool[]): readonly CapacityPool[] {
  const { instanceType, subnetId, zones, market } = place;
  const known = zones.filter((zone) => zone !== undefined);
  return pools.filter(
    (pool) =>
      pool.market === market &&
      pool.instanceType === instanceType &&
      isSame(subnetId, pool.subnetId) &&
      (known.length === 0 || pool.zone === undefined || known.includes(pool.zone)),
  );
}

/** The place of a machine that EC2 shows. */
export function placeOf({ InstanceType, SubnetId, Placement, InstanceLifecycle }: Instance): Place {
  return {
    instanceType: InstanceType,
    subnetId: SubnetId,
    zones: [Placement?.AvailabilityZone, Placement?.AvailabilityZoneId],
    market: InstanceLifecycle === 'spot' ? 'spot' : 'on-demand',
  };
}

/** Without a subnet EC2 chooses one, and may say which. */
function isSame(said: string | undefined, own: string | undefined): boolean {
  return said === undefined || own === undefined || said === own;
}
