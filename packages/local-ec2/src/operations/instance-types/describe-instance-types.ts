import type { DescribeInstanceTypesRequest, DescribeInstanceTypesResult } from '@aws-sdk/client-ec2';
import { INSTANCE_TYPES, isOffered } from '../../catalogue/instance-types/instance-type.ts';
import { ApiError } from '../../model/api-error.ts';
import { compileFilters } from '../../model/filters.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdsOrPages, pageOf } from '../paging.ts';
import { INSTANCE_TYPE_FILTERS } from './instance-type-filters.ts';
import { instanceTypeOutput } from './instance-type-output.ts';

/** DescribeInstanceTypes: attributes of the types that the region has. */
export const describeInstanceTypes: Operation = defineOperation<
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult
>({
  service: 'ec2',
  name: 'DescribeInstanceTypes',
  parameters: ['InstanceTypes', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: Object.keys(INSTANCE_TYPE_FILTERS.fields),
  run: (input, context) => {
    assertIdsOrPages(input.InstanceTypes, input, 'InstanceTypes');
    const matches = compileFilters(input.Filters, INSTANCE_TYPE_FILTERS);
    const types = typesOf(input, context)
      .map((name) => INSTANCE_TYPES.get(name))
      .filter((type) => type !== undefined);
    const page = pageOf(types.map(instanceTypeOutput).filter(matches), input, { maximum: 100, usual: 100 });
    return { InstanceTypes: [...page.items], ...(page.NextToken && { NextToken: page.NextToken }) };
  },
});

function typesOf(
  { InstanceTypes }: DescribeInstanceTypesRequest,
  context: RequestContext,
): readonly string[] {
  const zones = context.world.region(context.region).zones;
  const isHere = (name: string): boolean => {
    const type = INSTANCE_TYPES.get(name);
    return type !== undefined && zones.some((zone) => isOffered(type, zone.name));
  };
  if (!InstanceTypes?.length) return [...INSTANCE_TYPES.keys()].filter(isHere);
  const missing = InstanceTypes.filter((name) => !isHere(name));
  if (missing.length === 0) return [...new Set(InstanceTypes)];
  const message = `The following supplied instance types do not exist: [${missing.join(', ')}]`;
  throw new ApiError('InvalidInstanceType', message);
}
