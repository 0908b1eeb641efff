import type { Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import { launch } from '../../world/launch.ts';
import type { LaunchPlan } from '../../world/launch-plan.ts';
import { rememberToken } from '../client-token.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { assertEgressEnforced, limitsEgress } from './assert-egress.ts';
import { findEarlierLaunch } from './earlier-launch.ts';
import { fillCapacity } from './fill-capacity.ts';
import { fromLaunchTemplate } from './from-launch-template.ts';
import { reservationOutput } from './instance-output.ts';
import { LAUNCH_MEMBERS, LAUNCH_PARAMETERS, type LaunchInput } from './launch-input.ts';
import { placementZone } from './placement-zone.ts';
import { planLaunch } from './plan-launch.ts';

export const runInstances: Operation = defineOperation<RunInstancesRequest, Reservation>({
  service: 'ec2',
  name: 'RunInstances',
  parameters: [...LAUNCH_PARAMETERS, 'LaunchTemplate', 'MinCount', 'MaxCount', 'DryRun'],
  members: LAUNCH_MEMBERS,
  checksBeforeDryRun: true,
  run: (input, context) => {
    assertCounts(input);
    const use = { operation: 'RunInstances', input, zone: zoneOf(input, context) };
    const earlier = findEarlierLaunch(use, context);
    if (earlier) return reservationOutput(earlier, context);
    const { launchInput, launchTemplate } = fromLaunchTemplate(input, context);
    const plans = planLaunch(launchInput, context).map((plan) => ({ ...plan, ...launchTemplate }));
    const run = (): Reservation => {
      if (input.DryRun) return {};
      const instances = launchBetween(input, plans, context);
      rememberToken(use, { ids: instances.map(({ id }) => id) }, context);
      return reservationOutput(instances, context);
    };
    return limitsEgress(plans, context) ? assertEgressEnforced(context).then(run) : run();
  },
});

function launchBetween(
  { MinCount = 1, MaxCount = 1 }: RunInstancesRequest,
  plans: readonly LaunchPlan[],
  context: RequestContext,
): InstanceRecord[] {
  const request = { operation: 'RunInstances', minimum: MinCount, maximum: MaxCount };
  const { plan, count, effects } = fillCapacity(plans, request, context);
  return launch(plan, { reservationId: context.world.ids.next('r'), count, effects }, context);
}

function assertCounts({ MinCount = 0, MaxCount = 0 }: RunInstancesRequest): void {
  if (MinCount < 1 || MaxCount < 1) {
    throw new ApiError(
      'InvalidParameterValue',
      `Value (${Math.min(MinCount, MaxCount)}) for parameter count is invalid. Minimum is 1.`,
    );
  }
  if (MinCount <= MaxCount) return;
  throw new ApiError(
    'InvalidParameterValue',
    `Value (${MinCount}) for parameter minCount is invalid. MinCount must not be greater than MaxCount (${MaxCount}).`,
  );
}

/** A request that names its zone or subnet is zonal, and so is its token. */
function zoneOf(
  { Placement, SubnetId, NetworkInterfaces }: LaunchInput,
  context: RequestContext,
): string | undefined {
  const subnetId = NetworkInterfaces?.[0]?.SubnetId ?? SubnetId;
  if (subnetId === undefined) return placementZone(Placement, context);
  return regionOf(context).subnets.get(subnetId)?.zone;
}
