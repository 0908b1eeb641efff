import type {
  DescribeSpotInstanceRequestsRequest,
  DescribeSpotInstanceRequestsResult,
  SpotInstanceRequest,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../model/api-error.ts';
import { compileFilters, type FilterTable } from '../../model/filters.ts';
import type { SpotRequestRecord } from '../../model/resources.ts';
import { regionOf } from '../network/find-group.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdsOrPages, pageOf, shuffled } from '../paging.ts';
import { isVisible } from '../resource-ids.ts';

const FIELDS: FilterTable<SpotRequestRecord>['fields'] = {
  'create-time': ({ createdAt }) => createdAt.toISOString(),
  'instance-id': ({ instanceId }) => instanceId,
  'launch.image-id': ({ imageId }) => imageId,
  'launch.instance-type': ({ instanceType }) => instanceType,
  'launched-availability-zone': ({ zone }) => zone,
  'spot-instance-request-id': ({ id }) => id,
  'spot-price': ({ maxPrice }) => maxPrice,
  state: ({ state }) => state,
  'status-code': ({ status }) => status.code,
  'status-message': ({ status }) => status.message,
  type: ({ type }) => type,
};

export const describeSpotInstanceRequests: Operation = defineOperation<
  DescribeSpotInstanceRequestsRequest,
  DescribeSpotInstanceRequestsResult
>({
  service: 'ec2',
  name: 'DescribeSpotInstanceRequests',
  parameters: ['SpotInstanceRequestIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const { tags } = regionOf(context);
    assertIdsOrPages(input.SpotInstanceRequestIds, input, 'spotInstanceRequestIds');
    const matches = compileFilters(input.Filters, {
      fields: FIELDS,
      tags: ({ id }) => tags.of(id, context.tagLagMs),
    });
    const asked = findSpotRequests(input.SpotInstanceRequestIds, context).filter(matches);
    const { items, ...next } = pageOf(shuffled(asked, context), input);
    return { SpotInstanceRequests: items.map((request) => requestOutput(request, context)), ...next };
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

function requestOutput(request: SpotRequestRecord, context: RequestContext): SpotInstanceRequest {
  return {
    SpotInstanceRequestId: request.id,
    InstanceId: request.instanceId,
    State: request.state,
    Status: { Code: request.status.code, Message: request.status.message, UpdateTime: request.updatedAt },
    Type: request.type,
    SpotPrice: request.maxPrice,
    CreateTime: request.createdAt,
    LaunchedAvailabilityZone: request.zone,
    ProductDescription: 'Linux/UNIX',
    InstanceInterruptionBehavior: request.interruptionBehavior,
    LaunchSpecification: { ImageId: request.imageId, InstanceType: request.instanceType as 't3.micro' },
    Tags: [...regionOf(context).tags.of(request.id)],
  };
}
