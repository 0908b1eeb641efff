import type { InstanceNetworkInterface } from '@aws-sdk/client-ec2';
import type { FieldValue, FilterTable } from '../../model/filters.ts';
import type { RegionState } from '../../model/region-state.ts';
import type { InstanceRecord } from '../../model/resources.ts';
import { interfacesOutput } from './instance-output.ts';

type Read = (item: InstanceNetworkInterface) => FieldValue;

const none = (): undefined => undefined;

/** What a filter looks at in an interface as the machine shows it, by the name after `network-interface.`. */
const READS: Readonly<Record<string, Read>> = {
  'addresses.association.allocation-id': none,
  'addresses.association.association-id': none,
  'addresses.association.carrier-ip': none,
  'addresses.association.customer-owned-ip': none,
  'addresses.association.ip-owner-id': ({ Association }) => Association?.IpOwnerId,
  'addresses.association.public-dns-name': ({ Association }) => Association?.PublicDnsName,
  'addresses.association.public-ip': ({ Association }) => Association?.PublicIp,
  'addresses.primary': () => true,
  'addresses.private-dns-name': ({ PrivateDnsName }) => PrivateDnsName,
  'addresses.private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'association.allocation-id': none,
  'association.association-id': none,
  'association.carrier-ip': none,
  'association.customer-owned-ip': none,
  'association.ip-owner-id': ({ Association }) => Association?.IpOwnerId,
  'association.public-dns-name': ({ Association }) => Association?.PublicDnsName,
  'association.public-ip': ({ Association }) => Association?.PublicIp,
  'attachment.attach-time': ({ Attachment }) => Attachment?.AttachTime?.toISOString(),
  'attachment.attachment-id': ({ Attachment }) => Attachment?.AttachmentId,
  'attachment.delete-on-termination': ({ Attachment }) => Attachment?.DeleteOnTermination,
  'attachment.device-index': ({ Attachment }) => Attachment?.DeviceIndex,
  'attachment.network-card-index': ({ Attachment }) => Attachment?.NetworkCardIndex,
  'attachment.status': ({ Attachment }) => Attachment?.Status,
  'deny-all-igw-traffic': none,
  description: ({ Description }) => Description,
  'group-id': ({ Groups = [] }) => Groups.map(({ GroupId }) => GroupId),
  'group-name': ({ Groups = [] }) => Groups.map(({ GroupName }) => GroupName),
  'ipv4-prefixes.ipv4-prefix': none,
  'ipv6-address': none,
  'ipv6-addresses.ipv6-address': none,
  'ipv6-addresses.is-primary-ipv6': none,
  'ipv6-native': none,
  'ipv6-prefixes.ipv6-prefix': none,
  'mac-address': ({ MacAddress }) => MacAddress,
  'network-interface-id': ({ NetworkInterfaceId }) => NetworkInterfaceId,
  'operator.managed': () => false,
  'operator.principal': none,
  'outpost-arn': none,
  'owner-id': ({ OwnerId }) => OwnerId,
  'private-dns-name': ({ PrivateDnsName }) => PrivateDnsName,
  'private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'public-dns-name': ({ Association }) => Association?.PublicDnsName,
  'requester-id': none,
  'requester-managed': () => false,
  'source-dest-check': ({ SourceDestCheck }) => SourceDestCheck,
  status: ({ Status }) => Status,
  'subnet-id': ({ SubnetId }) => SubnetId,
  'vpc-id': ({ VpcId }) => VpcId,
};

/** The filters of DescribeInstances about the interfaces of a machine. */
export function interfaceFilters(region: RegionState): FilterTable<InstanceRecord>['fields'] {
  const shown = Object.entries(READS).map(
    ([name, read]): [string, (instance: InstanceRecord) => FieldValue] => [
      `network-interface.${name}`,
      (instance) => interfacesOutput(instance, region).flatMap(read),
    ],
  );
  const each =
    (read: (instance: InstanceRecord, id: string) => readonly (string | undefined)[]) =>
    (instance: InstanceRecord): FieldValue =>
      interfacesOutput(instance, region).flatMap(({ NetworkInterfaceId = '' }) =>
        read(instance, NetworkInterfaceId),
      );
  return {
    ...Object.fromEntries(shown),
    'network-interface.attachment.instance-id': each(({ id }) => [id]),
    'network-interface.attachment.instance-owner-id': each(({ ownerId }) => [ownerId]),
    'network-interface.availability-zone': each(({ zone }) => [zone]),
    'network-interface.tag-key': each((_, id) => region.tags.of(id).map(({ Key }) => Key)),
    'network-interface.tag-value': each((_, id) => region.tags.of(id).map(({ Value }) => Value)),
  };
}
