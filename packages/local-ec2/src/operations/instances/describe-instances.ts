import type { DescribeInstancesRequest, DescribeInstancesResult } from '@aws-sdk/client-ec2';
import { compileFilters } from '../../state/filters.ts';
import { findInstances } from '../find-instances.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { assertIdsOrPages, pageOf, shuffled } from '../paging.ts';
import { INSTANCE_FILTER_NAMES, instanceFilters } from './instance-filters.ts';
import { reservationOutput } from './instance-output.ts';

/** Terminated machines are listed as long as their record lasts; ids and paging exclude each other (row 45). */
export const describeInstances: Operation = defineOperation<
  DescribeInstancesRequest,
  DescribeInstancesResult
>({
  service: 'ec2',
  name: 'DescribeInstances',
  parameters: ['InstanceIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: INSTANCE_FILTER_NAMES,
  run: (input, context) => {
    assertIdsOrPages(input.InstanceIds, input, 'instanceIds');
    const matches = compileFilters(input.Filters, instanceFilters(input.Filters, context));
    const asked = findInstances(input.InstanceIds, context).filter(matches);
    const { items, ...next } = pageOf(shuffled(asked, context), input);
    const reservations = Map.groupBy(items, ({ reservationId }) => reservationId);
    return {
      Reservations: [...reservations.values()].map((group) => reservationOutput(group, context)),
      ...next,
    };
  },
});
