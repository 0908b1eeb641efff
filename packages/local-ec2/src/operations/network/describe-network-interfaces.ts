import type {
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult,
  NetworkInterface,
} from '@aws-sdk/client-ec2';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { assertIdsOrPages, pageOf, shuffled } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { findAsked, INTERFACE } from '../resource-ids.ts';
import { INTERFACE_FIELDS } from './interface-fields.ts';
import { interfaceOutput } from './interface-output.ts';

const FIELDS: FilterTable<NetworkInterface>['fields'] = {
  ...INTERFACE_FIELDS,
  'addresses.association.owner-id': ({ Association }) => Association?.IpOwnerId,
  'attachment.instance-id': ({ Attachment }) => Attachment?.InstanceId,
  'attachment.instance-owner-id': ({ Attachment }) => Attachment?.InstanceOwnerId,
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  'availability-zone-id': ({ AvailabilityZoneId }) => AvailabilityZoneId,
  'interface-type': ({ InterfaceType }) => InterfaceType,
  'requester-managed': ({ RequesterManaged }) => RequesterManaged,
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
    const region = regionOf(context);
    const ids = input.NetworkInterfaceIds;
    assertIdsOrPages(ids, input, 'networkInterfaceIds');
    const matches = compileFilters<NetworkInterface>(input.Filters, {
      fields: FIELDS,
      tags: ({ NetworkInterfaceId = '' }) => region.tags.of(NetworkInterfaceId, context.tagLagMs),
    });
    const asked = shuffled(findAsked(ids, INTERFACE, context), context);
    const outputs = asked.map((item) => interfaceOutput(item, region));
    const { items, ...next } = pageOf(outputs.filter(matches), input);
    return { NetworkInterfaces: [...items], ...next };
  },
});
