import { findInstanceType, recordedTypeNames } from '@ami-select/ec2-data/instance-types';
import { zonesWith } from '@ami-select/ec2-data/offerings';
import type {
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult,
  InstanceTypeInfo,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { assertIdsOrPages, pageOf } from '../paging.ts';
import { INSTANCE_TYPE_FILTERS } from './instance-type-filters.ts';

const NAME_FILTER: FilterTable<string> = { fields: { 'instance-type': (name) => name } };

/** DescribeInstanceTypes: recorded attributes of the types that the region has. */
export const describeInstanceTypes: Operation = defineOperation<
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult
>({
  service: 'ec2',
  name: 'DescribeInstanceTypes',
  parameters: ['InstanceTypes', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: Object.keys(INSTANCE_TYPE_FILTERS.fields),
  run: (input, { region }) => {
    assertIdsOrPages(input.InstanceTypes, input, 'InstanceTypes');
    const matches = compileFilters(input.Filters, INSTANCE_TYPE_FILTERS);
    // Names first: reading the attributes and zones of every type takes longer than the rest of the call.
    const isNamed = compileFilters(
      input.Filters?.filter(({ Name }) => Name === 'instance-type'),
      NAME_FILTER,
    );
    const names = typeNames(input, region, isNamed);
    const types = names.map(findInstanceType) as InstanceTypeInfo[];
    const page = pageOf(types.filter(matches), input, { maximum: 100, usual: 100 });
    return { InstanceTypes: [...page.items], ...(page.NextToken && { NextToken: page.NextToken }) };
  },
});

function typeNames(
  { InstanceTypes }: DescribeInstanceTypesRequest,
  region: string,
  isNamed: (name: string) => boolean,
): readonly string[] {
  const isHere = (name: string): boolean => zonesWith(name, region).length > 0;
  if (!InstanceTypes?.length) return recordedTypeNames().filter((name) => isNamed(name) && isHere(name));
  const missing = InstanceTypes.filter((name) => !isHere(name));
  if (missing.length === 0) return [...new Set(InstanceTypes)].filter(isNamed);
  const message = `The following supplied instance types do not exist: [${missing.join(', ')}]`;
  throw new ApiError('InvalidInstanceType', message);
}
