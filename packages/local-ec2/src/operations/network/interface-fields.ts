import type { InstanceNetworkInterface, NetworkInterface } from '@aws-sdk/client-ec2';
import type { FieldValue } from '../../state/filters.ts';

type Read = (item: NetworkInterface | InstanceNetworkInterface) => FieldValue;

const none = (): undefined => undefined;

/** Filter fields of an interface by itself, and after `network-interface.` of that of a machine. */
export const INTERFACE_FIELDS: Readonly<Record<string, Read>> = {
  'addresses.association.public-ip': ({ Association }) => Association?.PublicIp,
  'addresses.primary': () => true,
  'addresses.private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'association.allocation-id': none,
  'association.association-id': none,
  'association.ip-owner-id': ({ Association }) => Association?.IpOwnerId,
  'association.public-dns-name': ({ Association }) => Association?.PublicDnsName,
  'association.public-ip': ({ Association }) => Association?.PublicIp,
  'attachment.attach-time': ({ Attachment }) => Attachment?.AttachTime?.toISOString(),
  'attachment.attachment-id': ({ Attachment }) => Attachment?.AttachmentId,
  'attachment.delete-on-termination': ({ Attachment }) => Attachment?.DeleteOnTermination,
  'attachment.device-index': ({ Attachment }) => Attachment?.DeviceIndex,
  'attachment.status': ({ Attachment }) => Attachment?.Status,
  description: ({ Description }) => Description,
  'group-id': ({ Groups = [] }) => Groups.map(({ GroupId }) => GroupId),
  'group-name': ({ Groups = [] }) => Groups.map(({ GroupName }) => GroupName),
  'ipv6-addresses.ipv6-address': ({ Ipv6Addresses = [] }) =>
    Ipv6Addresses.map(({ Ipv6Address }) => Ipv6Address),
  'mac-address': ({ MacAddress }) => MacAddress,
  'network-interface-id': ({ NetworkInterfaceId }) => NetworkInterfaceId,
  'operator.managed': () => false,
  'operator.principal': none,
  'owner-id': ({ OwnerId }) => OwnerId,
  'private-dns-name': ({ PrivateDnsName }) => PrivateDnsName,
  'private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'requester-id': none,
  'source-dest-check': ({ SourceDestCheck }) => SourceDestCheck,
  status: ({ Status }) => Status,
  'subnet-id': ({ SubnetId }) => SubnetId,
  'vpc-id': ({ VpcId }) => VpcId,
};
