import type { InstanceNetworkInterface } from '@aws-sdk/client-ec2';
import type { FieldValue, FilterTable } from '../../model/filters.ts';
import type { RegionState } from '../../model/region-state.ts';
import type { InstanceRecord } from '../../model/resources.ts';
import { INTERFACE_FIELDS } from '../network/interface-fields.ts';
import { instanceInterfacesOutput } from '../network/interface-output.ts';

type Read = (item: InstanceNetworkInterface) => FieldValue;

const none = (): undefined => undefined;

/** What a filter looks at in an interface as the machine shows it, by the name after `network-interface.`. */
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

/** The filters of DescribeInstances about the interfaces of a machine. */
export function interfaceFilters(region: RegionState): FilterTable<InstanceRecord>['fields'] {
  const shown = Object.entries(READS).map(
    ([name, read]): [string, (instance: InstanceRecord) => FieldValue] => [
      `network-interface.${name}`,
      (instance) => instanceInterfacesOutput(instance, region).flatMap(read),
    ],
  );
  const each =
    (read: (instance: InstanceRecord, id: string) => readonly (string | undefined)[]) =>
    (instance: InstanceRecord): FieldValue =>
      instanceInterfacesOutput(instance, region).flatMap(({ NetworkInterfaceId = '' }) =>
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
