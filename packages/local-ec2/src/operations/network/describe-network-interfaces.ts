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

const FIELDS: FilterTable<NetworkInterface>['fields'] = {
  'addresses.association.owner-id': ({ Association }) => Association?.IpOwnerId,
  'addresses.association.public-ip': ({ Association }) => Association?.PublicIp,
  'addresses.primary': () => true,
  'addresses.private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'association.allocation-id': () => undefined,
  'association.association-id': () => undefined,
  'association.ip-owner-id': ({ Association }) => Association?.IpOwnerId,
  'association.public-dns-name': ({ Association }) => Association?.PublicDnsName,
  'association.public-ip': ({ Association }) => Association?.PublicIp,
  'attachment.attach-time': ({ Attachment }) => Attachment?.AttachTime?.toISOString(),
  'attachment.attachment-id': ({ Attachment }) => Attachment?.AttachmentId,
  'attachment.delete-on-termination': ({ Attachment }) => Attachment?.DeleteOnTermination,
  'attachment.device-index': ({ Attachment }) => Attachment?.DeviceIndex,
  'attachment.instance-id': ({ Attachment }) => Attachment?.InstanceId,
  'attachment.instance-owner-id': ({ Attachment }) => Attachment?.InstanceOwnerId,
  'attachment.status': ({ Attachment }) => Attachment?.Status,
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  'availability-zone-id': ({ AvailabilityZoneId }) => AvailabilityZoneId,
  description: ({ Description }) => Description,
  'group-id': ({ Groups = [] }) => Groups.map(({ GroupId }) => GroupId),
  'group-name': ({ Groups = [] }) => Groups.map(({ GroupName }) => GroupName),
  'interface-type': ({ InterfaceType }) => InterfaceType,
  'ipv6-addresses.ipv6-address': () => undefined,
  'mac-address': ({ MacAddress }) => MacAddress,
  'network-interface-id': ({ NetworkInterfaceId }) => NetworkInterfaceId,
  'operator.managed': () => false,
  'operator.principal': () => undefined,
  'owner-id': ({ OwnerId }) => OwnerId,
  'private-dns-name': ({ PrivateDnsName }) => PrivateDnsName,
  'private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'requester-id': () => undefined,
  'requester-managed': ({ RequesterManaged }) => RequesterManaged,
  'source-dest-check': ({ SourceDestCheck }) => SourceDestCheck,
  status: ({ Status }) => Status,
  'subnet-id': ({ SubnetId }) => SubnetId,
  'vpc-id': ({ VpcId }) => VpcId,
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
    const matches = compileFilters<NetworkInterface>(input.Filters, {
      fields: FIELDS,
      tags: ({ NetworkInterfaceId = '' }) => tags.of(NetworkInterfaceId, context.tagLagMs),
    });
    const visible = [...interfaces.values()].filter((item) => isVisible(item, context));
    const asked = ids?.length ? findByIds(ids, interfaces, INTERFACE_ID, context) : visible;
    const outputs = shuffled(asked, context).map((item) => interfaceOutput(item, context));
    const { items, ...next } = pageOf(outputs.filter(matches), input);
    return { NetworkInterfaces: [...items], ...next };
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
    SourceDestCheck: region.instances.get(attachment?.instanceId ?? '')?.sourceDestCheck ?? true,
    AvailabilityZoneId: region.zones.find(({ name }) => name === item.zone)?.id,
    Operator: { Managed: false },
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
