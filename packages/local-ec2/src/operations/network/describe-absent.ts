import type {
  DescribeAddressesRequest,
  DescribeAddressesResult,
  DescribeNatGatewaysRequest,
  DescribeNatGatewaysResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { pageOf } from '../paging.ts';

const nothing = (): undefined => undefined;

const ADDRESS_FIELDS = absentFields([
  'allocation-id',
  'association-id',
  'instance-id',
  'network-border-group',
  'network-interface-id',
  'network-interface-owner-id',
  'private-ip-address',
  'public-ip',
  'domain',
]);

/** There are no Elastic IP addresses here, so none is found. */
export const describeAddresses: Operation = defineOperation<
  DescribeAddressesRequest,
  DescribeAddressesResult
>({
  service: 'ec2',
  name: 'DescribeAddresses',
  parameters: ['PublicIps', 'AllocationIds', 'Filters', 'DryRun'],
  filters: [...Object.keys(ADDRESS_FIELDS), 'tag:<key>', 'tag-key'],
  run: ({ PublicIps: [address] = [], AllocationIds: [id] = [], Filters }) => {
    compileFilters(Filters, { fields: ADDRESS_FIELDS, tags: () => [] });
    if (address !== undefined)
      throw new ApiError('InvalidAddress.NotFound', `Address '${address}' not found.`);
    if (id !== undefined) {
      throw new ApiError('InvalidAllocationID.NotFound', `The allocation ID '${id}' does not exist`);
    }
    return { Addresses: [] };
  },
});

const GATEWAY_FIELDS = absentFields(['nat-gateway-id', 'state', 'subnet-id', 'vpc-id']);

/** Nor are there NAT gateways. */
export const describeNatGateways: Operation = defineOperation<
  DescribeNatGatewaysRequest,
  DescribeNatGatewaysResult
>({
  service: 'ec2',
  name: 'DescribeNatGateways',
  parameters: ['NatGatewayIds', 'Filter', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(GATEWAY_FIELDS), 'tag:<key>', 'tag-key'],
  run: ({ NatGatewayIds: [id] = [], Filter, ...page }) => {
    compileFilters(Filter, { fields: GATEWAY_FIELDS, tags: () => [] });
    if (id !== undefined) throw new ApiError('NatGatewayNotFound', `The Nat Gateway ${id} was not found`);
    const { items, ...next } = pageOf([], page);
    return { NatGateways: [...items], ...next };
  },
});

function absentFields(names: readonly string[]): FilterTable<object>['fields'] {
  return Object.fromEntries(names.map((name) => [name, nothing]));
}
