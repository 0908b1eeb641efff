import { ApiError } from '../api/api-error.ts';
import type { RegionState } from '../state/region-state.ts';
import type { GroupRecord, GroupRule, SubnetRecord, VpcRecord } from '../state/resources.ts';
import type { World } from './world.ts';

/** The network that every account has in every region. */
export interface AccountNetwork {
  readonly vpc: VpcRecord;
  readonly subnets: readonly SubnetRecord[];
  readonly group: GroupRecord;
}

const EPOCH: Date = new Date('2024-01-01T00:00:00Z');
const DEFAULT_CIDR = '172.31.0.0/16';
/** Of the prefix for documentation (RFC 3849): never routed. AWS gives a /56 to a VPC and a /64 to a subnet. */
const IPV6_CIDR = '2001:db8:1200::/56';

/** The account's VPC with a subnet in each zone and its default group; created on first use. */
export function accountNetwork(world: World, region: RegionState, accountId: string): AccountNetwork {
  const known = [...region.vpcs.values()].find((vpc) => vpc.ownerId === accountId);
  const vpc = known ?? createVpc(world, region, accountId);
  const subnets = [...region.subnets.values()].filter((subnet) => subnet.vpcId === vpc.id);
  const group = [...region.groups.values()].find(({ vpcId, name }) => vpcId === vpc.id && name === 'default');
  if (!group) throw new Error(`The VPC ${vpc.id} lost its default group.`);
  return { vpc, subnets, group };
}

/**
 * The same where it is the default VPC, for calls that name none.
 * @throws ApiError `VPCIdNotSpecified` for an account without one (EC2 error codes).
 */
export function defaultNetwork(world: World, region: RegionState, accountId: string): AccountNetwork {
  const network = accountNetwork(world, region, accountId);
  if (network.vpc.isDefault) return network;
  throw new ApiError('VPCIdNotSpecified', 'No default VPC for this user.');
}

/** Rule that every new group starts with. */
export function allowAllEgress(world: World): GroupRule {
  return { id: world.ids.next('sgr'), egress: true, protocol: '-1', cidrIpv4: '0.0.0.0/0' };
}

function createVpc(world: World, region: RegionState, ownerId: string): VpcRecord {
  const { network } = world.settings;
  const isDefault = network !== 'no-default-vpc';
  const vpc: VpcRecord = {
    id: world.ids.next('vpc'),
    ownerId,
    createdAt: EPOCH,
    cidr: DEFAULT_CIDR,
    isDefault,
    ...(network === 'ipv6' && { ipv6Cidr: IPV6_CIDR }),
  };
  region.vpcs.set(vpc.id, vpc);
  for (const [index] of region.zones.entries()) {
    addSubnet(world, region, { vpc, index, cidr: `172.31.${index * 16}.0/20`, isDefault });
  }
  if (network === 'ipv6') {
    for (const [index] of region.zones.entries()) {
      const ipv6Cidr = `2001:db8:1200:${(index + 1).toString(16)}::/64`;
      addSubnet(world, region, {
        vpc,
        index,
        cidr: `172.31.${128 + index * 16}.0/20`,
        isDefault: false,
        ipv6Cidr,
      });
    }
  }
  createDefaultGroup(world, region, vpc);
  return vpc;
}

interface NewSubnet extends Pick<SubnetRecord, 'cidr' | 'isDefault' | 'ipv6Cidr'> {
  readonly vpc: VpcRecord;
  /** Of its zone. */
  readonly index: number;
}

function addSubnet(
  world: World,
  { zones, subnets }: RegionState,
  { vpc, index, ...subnet }: NewSubnet,
): void {
  const { name: zone = '', id: zoneId = '' } = zones[index] ?? {};
  const id = world.ids.next('subnet');
  const mapPublicIpOnLaunch = subnet.ipv6Cidr === undefined;
  const place = { zone, zoneId, vpcId: vpc.id };
  subnets.set(id, { id, ownerId: vpc.ownerId, createdAt: EPOCH, ...place, ...subnet, mapPublicIpOnLaunch });
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
