import type {
  DescribeSpotInstanceRequestsRequest,
  DescribeSpotInstanceRequestsResult,
  SpotInstanceRequest,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { compileFilters } from '../../state/filters.ts';
import type { SpotRequestRecord } from '../../state/resources.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdsOrPages, pageOf, shuffled } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { isVisible } from '../resource-ids.ts';
import { SPOT_REQUEST_FIELDS } from './spot-request-filters.ts';
import { spotRequestOutput } from './spot-request-output.ts';

export const describeSpotInstanceRequests: Operation = defineOperation<
  DescribeSpotInstanceRequestsRequest,
  DescribeSpotInstanceRequestsResult
>({
  service: 'ec2',
  name: 'DescribeSpotInstanceRequests',
  parameters: ['SpotInstanceRequestIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(SPOT_REQUEST_FIELDS), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const { tags } = regionOf(context);
    assertIdsOrPages(input.SpotInstanceRequestIds, input, 'spotInstanceRequestIds');
    const matches = compileFilters<SpotInstanceRequest>(input.Filters, {
      fields: SPOT_REQUEST_FIELDS,
      tags: ({ SpotInstanceRequestId = '' }) => tags.of(SpotInstanceRequestId, context.tagLagMs),
    });
    const asked = shuffled(findSpotRequests(input.SpotInstanceRequestIds, context), context);
    const outputs = asked.map((request) => spotRequestOutput(request, context)).filter(matches);
    const { items, ...next } = pageOf(outputs, input);
    return { SpotInstanceRequests: [...items], ...next };
  },
});

/** @throws ApiError `InvalidSpotInstanceRequestID.NotFound`. */
export function findSpotRequests(
  ids: readonly string[] | undefined,
  context: RequestContext,
): SpotRequestRecord[] {
  const { spotRequests } = regionOf(context);
  if (!ids?.length) return [...spotRequests.values()].filter((request) => isVisible(request, context));
  return ids.map((id) => {
    const found = spotRequests.get(id);
    if (found && isVisible(found, context)) return found;
    throw new ApiError(
      'InvalidSpotInstanceRequestID.NotFound',
      `The spot instance request ID '${id}' does not exist`,
    );
  });
}
