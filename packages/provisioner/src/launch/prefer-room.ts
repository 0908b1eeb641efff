import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { CapacityPool } from '../fleet/fleet-intent.ts';
import { preferZones, zonesWithRoom } from './zone-hint.ts';

/** Name and id of a zone. */
type Zones = readonly string[];

/**
 * The pools in an order that follows the error of the failed one: those of its type in zones that EC2 says have room
 * come first. Where the zones of subnets may not be described, the order stays.
 *
 * @param lookUp The zones of the subnets (`zonesOfSubnets`); called where the error names zones alone.
 */
export async function preferRoom(
  pools: readonly CapacityPool[],
  failed: CapacityPool,
  error: unknown,
  lookUp: () => Promise<ReadonlyMap<string, Zones>>,
): Promise<readonly CapacityPool[]> {
  const zones = zonesWithRoom(error instanceof Error ? error.message : '');
  if (zones.length === 0 || pools.length < 2) return pools;
  const ofSubnets = await lookUp();
  const zoneOf = ({ zone, subnetId = '' }: CapacityPool): Zones =>
    zone === undefined ? (ofSubnets.get(subnetId) ?? []) : [zone];
  return preferZones(pools, failed, zones, zoneOf);
}

/** Zones of the subnets of pools, by id; none where they may not be described. */
export async function zonesOfSubnets(
  pools: readonly CapacityPool[],
  dependencies: ProvisionerDependencies,
): Promise<ReadonlyMap<string, Zones>> {
  const ids = [...new Set(pools.flatMap(({ subnetId }) => subnetId ?? []))];
  if (ids.length === 0) return new Map();
  const command = new DescribeSubnetsCommand({ SubnetIds: ids });
  try {
    const { Subnets = [] } = await retry(
      () => dependencies.ec2.send(command),
      { action: 'ec2:DescribeSubnets' },
      dependencies,
    );
    return new Map(
      Subnets.map(({ SubnetId = '', AvailabilityZone = '', AvailabilityZoneId = '' }) => [
        SubnetId,
        [AvailabilityZone, AvailabilityZoneId],
      ]),
    );
  } catch {
    return new Map();
  }
}
