import type {
  DescribeInstanceConnectEndpointsRequest,
  DescribeInstanceConnectEndpointsResult,
} from '@aws-sdk/client-ec2';
import type { ConnectEndpointRecord } from '../../state/connect-endpoints.ts';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { pageOf, shuffled } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { CONNECT_ENDPOINT, findAsked } from '../resource-ids.ts';
import { endpointOutput, stateOf } from './endpoint-output.ts';

const fieldsOf = (context: RequestContext): FilterTable<ConnectEndpointRecord>['fields'] => ({
  'instance-connect-endpoint-id': ({ id }) => id,
  state: (record) => stateOf(record, context),
  'subnet-id': ({ subnetId }) => subnetId,
  'tag-value': ({ id }) =>
    regionOf(context)
      .tags.of(id, context.tagLagMs)
      .map(({ Value }) => Value),
  'vpc-id': ({ vpcId }) => vpcId,
});

export const describeInstanceConnectEndpoints: Operation = defineOperation<
  DescribeInstanceConnectEndpointsRequest,
  DescribeInstanceConnectEndpointsResult
>({
  service: 'ec2',
  name: 'DescribeInstanceConnectEndpoints',
  parameters: ['InstanceConnectEndpointIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [
    'instance-connect-endpoint-id',
    'state',
    'subnet-id',
    'tag:<key>',
    'tag-key',
    'tag-value',
    'vpc-id',
  ],
  run: (input, context) => {
    const { tags } = regionOf(context);
    const matches = compileFilters(input.Filters, {
      fields: fieldsOf(context),
      tags: ({ id }) => tags.of(id, context.tagLagMs),
    });
    const found = findAsked(input.InstanceConnectEndpointIds, CONNECT_ENDPOINT, context).filter(matches);
    const { items, ...next } = pageOf(shuffled(found, context), input, { minimum: 1, maximum: 50 });
    return { InstanceConnectEndpoints: items.map((record) => endpointOutput(record, context)), ...next };
  },
});
