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
 */
export async function preferRoom(
  pools: readonly CapacityPool[],
  failed: CapacityPool,
  error: unknown,
  dependencies: ProvisionerDependencies,
): Promise<readonly CapacityPool[]> {
  const zones = zonesWithRoom(error instanceof Error ? error.message : '');
  if (zones.length === 0 || pools.length < 2) return pools;
  const ofSubnets = await zonesOfSubnets(pools, dependencies);
  const zoneOf = ({ zone, subnetId = '' }: CapacityPool): Zones =>
    zone === undefined ? (ofSubnets.get(subnetId) ?? []) : [zone];
  return preferZones(pools, failed, zones, zoneOf);
}

async function zonesOfSubnets(
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
