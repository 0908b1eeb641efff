import type {
  CreateInstanceConnectEndpointRequest,
  CreateInstanceConnectEndpointResult,
} from '@aws-sdk/client-ec2';
import { ApiError, missingParameter, notImplemented } from '../../api/api-error.ts';
import { applyGroups } from '../../state/apply-groups.ts';
import type { ConnectEndpointRecord } from '../../state/connect-endpoints.ts';
import type { SubnetRecord } from '../../state/resources.ts';
import { keep } from '../../world/keep.ts';
import { accountNetwork } from '../../world/network.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findById, findByIds, GROUP, SUBNET } from '../resource-ids.ts';
import { respondOnce } from '../respond-once.ts';
import { readTagSpecifications } from '../tag-specifications.ts';
import { endpointOutput } from './endpoint-output.ts';

export const createInstanceConnectEndpoint: Operation = defineOperation<
  CreateInstanceConnectEndpointRequest,
  CreateInstanceConnectEndpointResult
>({
  service: 'ec2',
  name: 'CreateInstanceConnectEndpoint',
  parameters: [
    'SubnetId',
    'SecurityGroupIds',
    'PreserveClientIp',
    'IpAddressType',
    'ClientToken',
    'TagSpecifications',
    'DryRun',
  ],
  checksBeforeDryRun: true,
  run: async (input, context) => {
    const use = { operation: 'CreateInstanceConnectEndpoint', input };
    const output = respondOnce(use, context, () => create(input, context));
    // A rule for one of its groups lets its tunnels in from now on.
    await applyGroups(regionOf(context), context.world);
    return output;
  },
});

function create(
  input: CreateInstanceConnectEndpointRequest,
  context: RequestContext,
): CreateInstanceConnectEndpointResult {
  const { SubnetId, PreserveClientIp = false, IpAddressType = 'ipv4', ClientToken } = input;
  const { world } = context;
  const region = regionOf(context);
  accountNetwork(world, region, context.accountId);
  if (SubnetId === undefined) throw missingParameter('SubnetId');
  if (IpAddressType !== 'ipv4') throw notImplemented(`endpoints of type ${IpAddressType}`);
  const subnet = findById(SubnetId, SUBNET, context);
  const groupIds = groupsOf(input, subnet, context);
  const type = 'instance-connect-endpoint';
  const tags = readTagSpecifications(input.TagSpecifications, [type])[type] ?? [];
  if (input.DryRun) return {};
  const record: ConnectEndpointRecord = {
    id: world.ids.next('eice'),
    ownerId: context.accountId,
    createdAt: context.now,
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    zone: subnet.zone,
    zoneId: subnet.zoneId,
    groupIds,
    privateIp: world.addresses.take(subnet.cidr),
    preserveClientIp: PreserveClientIp,
    // Minutes, as the user guide has it: about as long as the checks of a new instance.
    readyAt: new Date(context.now.getTime() + world.settings.latencies.statusOkMs),
  };
  region.connectEndpoints.set(record.id, record);
  region.tags.set(record.id, tags);
  keep(context, { kind: type, id: record.id });
  const InstanceConnectEndpoint = endpointOutput(record, context);
  return { InstanceConnectEndpoint, ...(ClientToken !== undefined && { ClientToken }) };
}

/** Without groups that of the VPC (API reference, `SecurityGroupIds`). */
function groupsOf(
  { SecurityGroupIds = [] }: CreateInstanceConnectEndpointRequest,
  { id, vpcId }: SubnetRecord,
  context: RequestContext,
): string[] {
  const groups = findByIds(SecurityGroupIds, GROUP, context);
  const stranger = groups.find((group) => group.vpcId !== vpcId);
  if (stranger !== undefined) {
    const message = `Security group ${stranger.id} and subnet ${id} belong to different networks.`;
    throw new ApiError('InvalidParameter', message);
  }
  if (groups.length > 0) return groups.map((group) => group.id);
  const all = [...regionOf(context).groups.values()];
  return all.filter((group) => group.vpcId === vpcId && group.name === 'default').map((group) => group.id);
}
