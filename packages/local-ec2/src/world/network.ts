import type { RegionState } from '../state/region-state.ts';
import type { GroupRecord, GroupRule, SubnetRecord, VpcRecord } from '../state/resources.ts';
import type { World } from './world.ts';

/** The network that every account has in every region. */
export interface DefaultNetwork {
  readonly vpc: VpcRecord;
  readonly subnets: readonly SubnetRecord[];
  readonly group: GroupRecord;
}

const EPOCH: Date = new Date('2024-01-01T00:00:00Z');

/** The account's default VPC with a subnet in each zone and its default group; created on first use. */
export function defaultNetwork(world: World, region: RegionState, accountId: string): DefaultNetwork {
  const known = [...region.vpcs.values()].find((vpc) => vpc.ownerId === accountId && vpc.isDefault);
  const vpc = known ?? createDefaultVpc(world, region, accountId);
  const subnets = [...region.subnets.values()].filter((subnet) => subnet.vpcId === vpc.id);
  const group = [...region.groups.values()].find(({ vpcId, name }) => vpcId === vpc.id && name === 'default');
  if (!group) throw new Error(`The default VPC ${vpc.id} lost its default group.`);
  return { vpc, subnets, group };
}

/** Rule that every new group starts with. */
export function allowAllEgress(world: World): GroupRule {
  return { id: world.ids.next('sgr'), egress: true, protocol: '-1', cidrIpv4: '0.0.0.0/0' };
}

function createDefaultVpc(world: World, region: RegionState, ownerId: string): VpcRecord {
  const vpc: VpcRecord = {
    id: world.ids.next('vpc'),
    ownerId,
    createdAt: EPOCH,
    cidr: '172.31.0.0/16',
    isDefault: true,
  };
  region.vpcs.set(vpc.id, vpc);
  for (const [index, zone] of region.zones.entries()) {
    const id = world.ids.next('subnet');
    const cidr = `172.31.${index * 16}.0/20`;
    const place = { zone: zone.name, zoneId: zone.id, vpcId: vpc.id };
    region.subnets.set(id, {
      id,
      ownerId,
      createdAt: EPOCH,
      cidr,
      ...place,
      isDefault: true,
      mapPublicIpOnLaunch: true,
    });
  }
  createDefaultGroup(world, region, vpc);
  return vpc;
}

function createDefaultGroup(world: World, region: RegionState, vpc: VpcRecord): void {
  const id = world.ids.next('sg');
  const inside: GroupRule = { id: world.ids.next('sgr'), egress: false, protocol: '-1', groupId: id };
  region.groups.set(id, {
    id,
    ownerId: vpc.ownerId,
    createdAt: EPOCH,
    name: 'default',
    description: 'default VPC security group',
    vpcId: vpc.id,
    rules: [inside, allowAllEgress(world)],
  });
}
