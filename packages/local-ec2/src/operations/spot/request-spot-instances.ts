import type {
  RequestSpotInstancesRequest,
  RequestSpotInstancesResult,
  SpotInstanceRequest,
} from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import type { Reason, SpotRequestRecord } from '../../state/resources.ts';
import { keep } from '../../world/keep.ts';
import { launch } from '../../world/launch.ts';
import { nextSpotRequestId } from '../../world/launched-parts.ts';
import { listPrice } from '../../world/spot-price.ts';
import { fillCapacity } from '../instances/fill-capacity.ts';
import { LAUNCH_MEMBERS, type LaunchInput } from '../instances/launch-input.ts';
import { planLaunch } from '../instances/plan-launch.ts';
import { assertSpotQuota } from '../instances/quota-room.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { respondOnce } from '../respond-once.ts';
import { readTagSpecifications } from '../tag-specifications.ts';
import { spotRequestOutput } from './spot-request-output.ts';

const WAITING: Readonly<Record<string, Reason>> = {
  InsufficientInstanceCapacity: {
    code: 'capacity-not-available',
    message: 'There is no Spot capacity available that matches your request.',
  },
  SpotMaxPriceTooLow: {
    code: 'price-too-low',
    message: 'Your Spot request price is lower than the minimum required Spot request fulfillment price.',
  },
};

/** Inside of a specification, what a launch understands. */
const SPECIFICATION_MEMBERS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(LAUNCH_MEMBERS)
    .filter(([path]) => /^(BlockDeviceMappings|IamInstanceProfile|Monitoring|NetworkInterfaces)\b/.test(path))
    .map(([path, names]) => [`LaunchSpecification.${path}`, names]),
);

/**
 * One-time requests of the older kind. The response is that of a request which is not evaluated yet; the next
 * description shows its machine. A request without capacity, or with too low a price, stays open until it is
 * cancelled.
 */
export const requestSpotInstances: Operation = defineOperation<
  RequestSpotInstancesRequest,
  RequestSpotInstancesResult
>({
  service: 'ec2',
  name: 'RequestSpotInstances',
  parameters: [
    'ClientToken',
    'InstanceCount',
    'InstanceInterruptionBehavior',
    'LaunchSpecification',
    'SpotPrice',
    'TagSpecifications',
    'Type',
    'DryRun',
  ],
  members: {
    LaunchSpecification: [
      'BlockDeviceMappings',
      'EbsOptimized',
      'IamInstanceProfile',
      'ImageId',
      'InstanceType',
      'KeyName',
      'Monitoring',
      'NetworkInterfaces',
      'Placement',
      'SecurityGroupIds',
      'SecurityGroups',
      'SubnetId',
      'UserData',
    ],
    ...SPECIFICATION_MEMBERS,
    'LaunchSpecification.Placement': ['AvailabilityZone', 'GroupName', 'Tenancy'],
  },
  checksBeforeDryRun: true,
  run: (input, context) => {
    if ((input.Type ?? 'one-time') !== 'one-time')
      throw notImplemented(`Spot requests of type ${input.Type}`);
    const count = input.InstanceCount ?? 1;
    if (count < 1)
      throw new ApiError('InvalidParameterValue', `Value (${count}) for instanceCount is invalid.`);
    readTagSpecifications(input.TagSpecifications, ['spot-instances-request']);
    const launchInput = launchInputOf(input);
    return respondOnce({ operation: 'RequestSpotInstances', input }, context, () => {
      if (input.DryRun) {
        planLaunch(launchInput, context);
        return {};
      }
      assertSpotQuota(launchInput.InstanceType ?? 'm1.small', count, context);
      const requests = Array.from({ length: count }, () => requestOne(launchInput, context));
      return { SpotInstanceRequests: requests.map((request) => unevaluated(request, context)) };
    });
  },
});

function launchInputOf({
  LaunchSpecification = {},
  SpotPrice,
  InstanceInterruptionBehavior,
  TagSpecifications,
}: RequestSpotInstancesRequest): LaunchInput {
  const { SecurityGroupIds, SecurityGroups, SubnetId, ...specification } = LaunchSpecification;
  return {
    ...(specification as LaunchInput),
    ...(SecurityGroupIds && { SecurityGroupIds }),
    ...(SecurityGroups && { SecurityGroups }),
    ...(SubnetId !== undefined && { SubnetId }),
    ...(TagSpecifications && { TagSpecifications }),
    InstanceMarketOptions: {
      MarketType: 'spot',
      SpotOptions: {
        ...(SpotPrice !== undefined && { MaxPrice: SpotPrice }),
        ...(InstanceInterruptionBehavior && { InstanceInterruptionBehavior }),
      },
    },
  };
}

function requestOne(input: LaunchInput, context: RequestContext): SpotRequestRecord {
  try {
    const plans = planLaunch(input, context);
    const capacity = { operation: 'RequestSpotInstances', minimum: 1, maximum: 1 };
    const { plan, count, effects } = fillCapacity(plans, capacity, context);
    const reservationId = context.world.ids.next('r');
    const [instance] = launch(plan, { reservationId, count, effects }, context);
    const request = regionOf(context).spotRequests.get(instance?.spotRequestId ?? '');
    if (request) return request;
    throw new Error('A Spot launch made no request.');
  } catch (error) {
    const status = error instanceof ApiError ? WAITING[error.code] : undefined;
    if (!status) throw error;
    return openRequest(input, status, context);
  }
}

function openRequest(input: LaunchInput, status: Reason, context: RequestContext): SpotRequestRecord {
  const { spotRequests, tags } = regionOf(context);
  const type = input.InstanceType ?? 'm1.small';
  const request: SpotRequestRecord = {
    id: nextSpotRequestId(context.world),
    ownerId: context.accountId,
    createdAt: context.now,
    instanceType: type,
    imageId: input.ImageId ?? '',
    zone: input.Placement?.AvailabilityZone ?? '',
    type: 'one-time',
    maxPrice:
      input.InstanceMarketOptions?.SpotOptions?.MaxPrice ?? (listPrice(context.region, type) ?? 0).toFixed(6),
    interruptionBehavior: 'terminate',
    state: 'open',
    status,
    updatedAt: context.now,
  };
  spotRequests.set(request.id, request);
  keep(context, { kind: 'spot-instances-request', id: request.id });
  tags.set(request.id, input.TagSpecifications?.[0]?.Tags ?? []);
  return request;
}

function unevaluated(request: SpotRequestRecord, context: RequestContext): SpotInstanceRequest {
  const {
    InstanceId: _instance,
    LaunchedAvailabilityZone: _zone,
    LaunchedAvailabilityZoneId: _zoneId,
    ...shown
  } = spotRequestOutput(request, context);
  return {
    ...shown,
    State: 'open',
    Status: {
      Code: 'pending-evaluation',
      Message: 'Your Spot request has been submitted for review, and is pending evaluation.',
      UpdateTime: request.createdAt,
    },
  };
}
