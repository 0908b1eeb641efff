import type {
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult,
  NetworkInterface,
} from '@aws-sdk/client-ec2';
import { privateDns, publicDns } from '../../model/dns-names.ts';
import { compileFilters, type FilterTable } from '../../model/filters.ts';
import type { InterfaceRecord } from '../../model/resources.ts';
import { groupsOutput } from '../instances/instance-output.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdsOrPages, pageOf, shuffled } from '../paging.ts';
import { findByIds, INTERFACE_ID, isVisible } from '../resource-ids.ts';
import { regionOf } from './find-group.ts';

const FIELDS: FilterTable<InterfaceRecord>['fields'] = {
  'addresses.primary': () => true,
  'addresses.private-ip-address': ({ privateIp }) => privateIp,
  'association.public-ip': ({ publicIp }) => publicIp,
  'attachment.attachment-id': ({ attachment }) => attachment?.id,
  'attachment.delete-on-termination': ({ attachment }) => attachment?.deleteOnTermination,
  'attachment.device-index': ({ attachment }) => attachment?.deviceIndex,
  'attachment.instance-id': ({ attachment }) => attachment?.instanceId,
  'attachment.status': ({ attachment }) => attachment && 'attached',
  'availability-zone': ({ zone }) => zone,
  description: ({ description }) => description,
  'group-id': ({ groupIds }) => groupIds,
  'interface-type': () => 'interface',
  'mac-address': ({ macAddress }) => macAddress,
  'network-interface-id': ({ id }) => id,
  'owner-id': ({ ownerId }) => ownerId,
  'private-ip-address': ({ privateIp }) => privateIp,
  'requester-managed': () => false,
  'source-dest-check': () => true,
  status: ({ state }) => state,
  'subnet-id': ({ subnetId }) => subnetId,
  'vpc-id': ({ vpcId }) => vpcId,
};

export const describeNetworkInterfaces: Operation = defineOperation<
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult
>({
  service: 'ec2',
  name: 'DescribeNetworkInterfaces',
  parameters: ['NetworkInterfaceIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const { interfaces, tags } = regionOf(context);
    const ids = input.NetworkInterfaceIds;
    assertIdsOrPages(ids, input, 'networkInterfaceIds');
    const matches = compileFilters(input.Filters, {
      fields: FIELDS,
      tags: ({ id }) => tags.of(id, context.tagLagMs),
    });
    const visible = [...interfaces.values()].filter((item) => isVisible(item, context));
    const asked = ids?.length ? findByIds(ids, interfaces, INTERFACE_ID, context) : visible;
    const { items, ...next } = pageOf(shuffled(asked.filter(matches), context), input);
    return { NetworkInterfaces: items.map((item) => interfaceOutput(item, context)), ...next };
  },
});

function interfaceOutput(item: InterfaceRecord, context: RequestContext): NetworkInterface {
  const region = regionOf(context);
  const { attachment, publicIp } = item;
  const dns = privateDns(item, region.name);
  const Association =
    publicIp === undefined
      ? undefined
      : { IpOwnerId: 'amazon', PublicIp: publicIp, PublicDnsName: publicDns(publicIp, region.name) };
  return {
    NetworkInterfaceId: item.id,
    OwnerId: item.ownerId,
    VpcId: item.vpcId,
    SubnetId: item.subnetId,
    AvailabilityZone: item.zone,
    Status: item.state,
    InterfaceType: 'interface',
    RequesterManaged: false,
    SourceDestCheck: true,
    MacAddress: item.macAddress,
    Description: item.description,
    PrivateIpAddress: item.privateIp,
    PrivateDnsName: dns,
    PrivateIpAddresses: [
      { Primary: true, PrivateIpAddress: item.privateIp, PrivateDnsName: dns, Association },
    ],
    Association,
    Groups: groupsOutput(item.groupIds, region),
    TagSet: [...region.tags.of(item.id)],
    Attachment: attachment && {
      AttachmentId: attachment.id,
      InstanceId: attachment.instanceId,
      InstanceOwnerId: item.ownerId,
      DeviceIndex: attachment.deviceIndex,
      NetworkCardIndex: 0,
      Status: 'attached',
      AttachTime: attachment.attachedAt,
      DeleteOnTermination: attachment.deleteOnTermination,
    },
  };
}
