import type { InstanceNetworkInterface } from '@aws-sdk/client-ec2';
import type { FieldsWithin, FieldValue } from '../../state/filters.ts';
import type { RegionState } from '../../state/region-state.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import { INTERFACE_FIELDS } from '../network/interface-fields.ts';
import { instanceInterfacesOutput } from '../network/interface-output.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';

type Read = (item: InstanceNetworkInterface) => FieldValue;

const none = (): undefined => undefined;

/** Filter fields of an interface as the machine shows it, by the name after `network-interface.`. */
const READS: Readonly<Record<string, Read>> = {
  ...INTERFACE_FIELDS,
  'addresses.association.allocation-id': none,
  'addresses.association.association-id': none,
  'addresses.association.carrier-ip': none,
  'addresses.association.customer-owned-ip': none,
  'addresses.association.ip-owner-id': ({ Association }) => Association?.IpOwnerId,
  'addresses.association.public-dns-name': ({ Association }) => Association?.PublicDnsName,
  'addresses.private-dns-name': ({ PrivateDnsName }) => PrivateDnsName,
  'association.carrier-ip': none,
  'association.customer-owned-ip': none,
  'attachment.network-card-index': ({ Attachment }) => Attachment?.NetworkCardIndex,
  'deny-all-igw-traffic': none,
  'ipv4-prefixes.ipv4-prefix': none,
  'ipv6-address': none,
  'ipv6-addresses.is-primary-ipv6': none,
  'ipv6-native': none,
  'ipv6-prefixes.ipv6-prefix': none,
  'outpost-arn': none,
  'public-dns-name': ({ Association }) => Association?.PublicDnsName,
  'requester-managed': () => false,
};

type Fields = FieldsWithin<InstanceRecord, RequestContext>;

const SHOWN: Fields = Object.fromEntries(
  Object.entries(READS).map(([name, read]): [string, Fields[string]] => [
    `network-interface.${name}`,
    (instance, context) => instanceInterfacesOutput(instance, regionOf(context)).flatMap(read),
  ]),
);

/** The filters of DescribeInstances about the interfaces of a machine. */
export const INSTANCE_INTERFACE_FIELDS: Fields = {
  ...SHOWN,
  'network-interface.attachment.instance-id': ofEach((_, { id }) => [id]),
  'network-interface.attachment.instance-owner-id': ofEach((_, { ownerId }) => [ownerId]),
  'network-interface.availability-zone': ofEach((_, { zone }) => [zone]),
  'network-interface.tag-key': ofEach((id, _, { tags }) => tags.of(id).map(({ Key }) => Key)),
  'network-interface.tag-value': ofEach((id, _, { tags }) => tags.of(id).map(({ Value }) => Value)),
};

/** Field with the values of every interface, read by their ids. */
function ofEach(
  read: (id: string, instance: InstanceRecord, region: RegionState) => readonly (string | undefined)[],
): Fields[string] {
  return (instance, context) => {
    const region = regionOf(context);
    return instanceInterfacesOutput(instance, region).flatMap(({ NetworkInterfaceId: id = '' }) =>
      read(id, instance, region),
    );
  };
}
