import type { DhcpOptions } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { describeParts, type PartOwner, partId, partTags } from './network-parts.ts';

export const describeDhcpOptions: Operation = describeParts<DhcpOptions>({
  operation: 'DescribeDhcpOptions',
  ids: 'DhcpOptionsIds',
  result: 'DhcpOptions',
  prefix: 'dopt',
  error: 'InvalidDhcpOptionID',
  malformed: 'InvalidDhcpOptionsId.Malformed',
  idOf: ({ DhcpOptionsId }) => DhcpOptionsId,
  output: defaultOptions,
  fields: {
    'dhcp-options-id': ({ DhcpOptionsId }) => DhcpOptionsId,
    key: ({ DhcpConfigurations = [] }) => DhcpConfigurations.map(({ Key }) => Key),
    'owner-id': ({ OwnerId }) => OwnerId,
    value: ({ DhcpConfigurations = [] }) =>
      DhcpConfigurations.flatMap(({ Values = [] }) => Values.map(({ Value }) => Value)),
  },
});

function defaultOptions({ vpc, context }: PartOwner): DhcpOptions {
  const { region } = context;
  const DhcpOptionsId = partId(vpc, 'dhcpOptions');
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return {
    DhcpOptionsId,
    OwnerId: vpc.ownerId,
    Tags: partTags(DhcpOptionsId, context),
    DhcpConfigurations: [
      { Key: 'domain-name', Values: [{ Value: domain }] },
      { Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] },
    ],
  };
}
