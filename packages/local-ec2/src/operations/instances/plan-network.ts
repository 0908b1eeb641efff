import type { InstanceType } from '@ami-select/ec2-data/instance-types';
import { zonesWith } from '@ami-select/ec2-data/offerings';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import type { ImageRecord } from '../../catalogue/image/image-record.ts';
import { isUsableAddress } from '../../state/address-pool.ts';
import type { SubnetRecord } from '../../state/resources.ts';
import { type AccountNetwork, accountNetwork, defaultNetwork } from '../../world/network.ts';
import { findGroup } from '../network/find-group.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findById, findByIds, GROUP, SUBNET } from '../resource-ids.ts';
import type { LaunchInput } from './launch-input.ts';
import { placementZone } from './placement-zone.ts';

type NetworkInterfaceWish = NonNullable<LaunchInput['NetworkInterfaces']>[number];

/** Where a machine stands in the network. */
export interface NetworkPlan {
  readonly subnet: SubnetRecord;
  readonly groupIds: readonly string[];
  readonly wantsPublicIp: boolean;
  readonly privateIp?: string;
  readonly deleteInterface: boolean;
  readonly interfaceDescription: string;
}

export interface LaunchSubject {
  readonly image: ImageRecord;
  readonly type: InstanceType;
}

/** Subnets that the launch may use, in the order in which they are tried: one when the caller named it. */
export function candidateSubnets(
  input: LaunchInput,
  type: InstanceType,
  context: RequestContext,
): SubnetRecord[] {
  const [networkInterface] = input.NetworkInterfaces ?? [];
  const subnetId = networkInterface?.SubnetId ?? input.SubnetId;
  const zone = placementZone(input.Placement, context);
  const named = subnetId === undefined ? undefined : subnetById(subnetId, context);
  if (zone !== undefined) assertZone(zone, named, context);
  const subnets = named ? [named] : defaultSubnets(zone, context);
  const zones = zonesWith(type.InstanceType, context.region).map(({ name }) => name);
  const offered = subnets.filter((subnet) => zones.includes(subnet.zone));
  if (offered.length > 0) return offered;
  if (zones.length === 0) {
    throw new ApiError(
      'Unsupported',
      'The requested configuration is currently not supported. Please check the documentation for supported configurations.',
    );
  }
  const place = named?.zone ?? zone ?? context.region;
  throw new ApiError(
    'Unsupported',
    `Your requested instance type (${type.InstanceType}) is not supported in your requested Availability Zone (${place}). Please retry your request by not specifying an Availability Zone or choosing ${zones.join(', ')}.`,
  );
}

/** @throws ApiError for groups, addresses and combinations that EC2 refuses. */
export function planNetwork(input: LaunchInput, subnet: SubnetRecord, context: RequestContext): NetworkPlan {
  const [networkInterface, ...more] = input.NetworkInterfaces ?? [];
  if (more.length > 0)
    throw new ApiError('NotImplemented', 'local-ec2 gives an instance one network interface only.');
  if (networkInterface) assertInterfaceAlone(input);
  if (networkInterface) assertUsualInterface(networkInterface);
  if (subnet.ipv6Cidr !== undefined && context.world.sandboxes.name !== 'none') {
    throw notImplemented('machines with IPv6 addresses in sandboxes: start it with sandbox "none"');
  }
  const privateIp = networkInterface?.PrivateIpAddress ?? input.PrivateIpAddress;
  if (privateIp !== undefined && !isUsableAddress(privateIp, subnet.cidr)) {
    throw new ApiError(
      'InvalidParameterValue',
      `Address ${privateIp} does not fall within the subnet's address range`,
    );
  }
  return {
    subnet,
    groupIds: planGroups(input, subnet, context),
    wantsPublicIp: networkInterface?.AssociatePublicIpAddress ?? subnet.mapPublicIpOnLaunch,
    deleteInterface: networkInterface?.DeleteOnTermination ?? true,
    interfaceDescription: networkInterface?.Description ?? '',
    ...(privateIp !== undefined && { privateIp }),
  };
}

/** Those where a launch without a subnet may go. */
function defaultSubnets(zone: string | undefined, context: RequestContext): SubnetRecord[] {
  const { subnets } = defaultNetwork(context.world, regionOf(context), context.accountId);
  return subnets.filter((subnet) => subnet.isDefault && (zone === undefined || subnet.zone === zone));
}

function networkOf(context: RequestContext): AccountNetwork {
  return accountNetwork(context.world, regionOf(context), context.accountId);
}

function subnetById(id: string, context: RequestContext): SubnetRecord {
  networkOf(context);
  return findById(id, SUBNET, context);
}

function assertZone(zone: string, subnet: SubnetRecord | undefined, context: RequestContext): void {
  if (!regionOf(context).zones.some(({ name }) => name === zone)) {
    throw new ApiError('InvalidParameterValue', `Invalid availability zone: [${zone}]`);
  }
  if (!subnet || subnet.zone === zone) return;
  throw new ApiError(
    'InvalidParameterValue',
    `The availability zone '${zone}' does not match the zone '${subnet.zone}' of the subnet.`,
  );
}

/**
 * Every machine has one network card and no Elastic Fabric Adapter. An index is required, as reported in
 * hashicorp/packer#2242 and chef/knife-ec2#601.
 */
function assertUsualInterface({
  DeviceIndex,
  InterfaceType,
  NetworkCardIndex = 0,
}: NetworkInterfaceWish): void {
  if (DeviceIndex === undefined) {
    throw new ApiError('InvalidParameterValue', 'Each network interface requires a device index.');
  }
  if (DeviceIndex !== 0) {
    const message = `Value (${DeviceIndex}) for parameter deviceIndex is invalid: the primary network interface has index 0.`;
    throw new ApiError('InvalidParameterValue', message);
  }
  if ((InterfaceType ?? 'interface') !== 'interface') {
    throw notImplemented(`network interfaces of type ${InterfaceType}`);
  }
  if (NetworkCardIndex === 0) return;
  throw new ApiError(
    'InvalidParameterValue',
    `Value (${NetworkCardIndex}) for parameter networkCardIndex is invalid.`,
  );
}

function assertInterfaceAlone({
  SubnetId,
  SecurityGroupIds,
  SecurityGroups,
  PrivateIpAddress,
}: LaunchInput): void {
  const clash = [
    SubnetId !== undefined && 'subnet ID',
    (SecurityGroupIds?.length || SecurityGroups?.length) && 'security groups',
    PrivateIpAddress !== undefined && 'private address',
  ].find(Boolean);
  if (!clash) return;
  throw new ApiError(
    'InvalidParameterCombination',
    `Network interfaces and an instance-level ${clash} may not be specified on the same request`,
  );
}

function planGroups(input: LaunchInput, subnet: SubnetRecord, context: RequestContext): string[] {
  if (input.SubnetId !== undefined && input.SecurityGroups?.length) {
    throw new ApiError(
      'InvalidParameterCombination',
      'The parameter groupName cannot be used with the parameter subnet',
    );
  }
  const ids = input.NetworkInterfaces?.[0]?.Groups ?? input.SecurityGroupIds ?? [];
  const byId = findByIds(ids, GROUP, context);
  const byName = (input.SecurityGroups ?? []).map((GroupName) => findGroup({ GroupName }, context));
  const groups = [...byId, ...byName];
  if (groups.length === 0) return [networkOf(context).group.id];
  const stranger = groups.find(({ vpcId }) => vpcId !== subnet.vpcId);
  if (stranger) {
    throw new ApiError(
      'InvalidParameter',
      `Security group ${stranger.id} and subnet ${subnet.id} belong to different networks.`,
    );
  }
  return groups.map(({ id }) => id);
}
