import type {
  RebootInstancesRequest,
  StartInstancesRequest,
  StartInstancesResult,
  StopInstancesRequest,
  StopInstancesResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { InstanceRecord, InstanceStateName } from '../../state/resources.ts';
import { becomeStopped, markUserInitiated } from '../../world/instance-life.ts';
import { reboot, start, stop } from '../../world/power.ts';
import { findInstances } from '../find-instances.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { assertRoomToStart } from './fill-capacity.ts';
import { assertIdCount, changeState } from './terminate-instances.ts';

export const stopInstances: Operation = defineOperation<StopInstancesRequest, StopInstancesResult>({
  service: 'ec2',
  name: 'StopInstances',
  parameters: ['InstanceIds', 'Force', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ InstanceIds = [], Force = false, DryRun }, context) => {
    const { world, now } = context;
    assertIdCount(InstanceIds);
    const instances = findInstances(InstanceIds, context);
    assertStates(instances, ['running', 'stopping', 'stopped', 'pending'], 'stopped');
    const kept = instances.find(({ apiStopDisabled }) => apiStopDisabled);
    if (kept) {
      throw new ApiError(
        'OperationNotPermitted',
        `The instance '${kept.id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`,
      );
    }
    const spot = instances.find(({ market }) => market === 'spot');
    if (spot) {
      throw new ApiError(
        'UnsupportedOperation',
        `You can't stop the Spot Instance '${spot.id}' because it is associated with a one-time Spot Instance request. You can only stop Spot Instances associated with persistent Spot Instance requests.`,
      );
    }
    if (DryRun) return {};
    const changes = instances.map((instance) =>
      changeState(instance, () => {
        if (Force && instance.state === 'stopping') becomeStopped(instance, world, now);
        if (instance.state !== 'running' && instance.state !== 'pending') return;
        markUserInitiated(instance, now);
        stop(instance, world, now);
      }),
    );
    return { StoppingInstances: changes };
  },
});

export const startInstances: Operation = defineOperation<StartInstancesRequest, StartInstancesResult>({
  service: 'ec2',
  name: 'StartInstances',
  parameters: ['InstanceIds', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ InstanceIds = [], DryRun }, context) => {
    assertIdCount(InstanceIds);
    const instances = findInstances(InstanceIds, context);
    assertStates(instances, ['running', 'pending', 'stopped'], 'started');
    assertRoomToStart(
      instances.filter(({ state }) => state === 'stopped'),
      context,
    );
    if (DryRun) return {};
    const changes = instances.map((instance) =>
      changeState(instance, () => {
        if (instance.state === 'stopped') start(instance, context.world, context.now);
      }),
    );
    return { StartingInstances: changes };
  },
});

export const rebootInstances: Operation = defineOperation<RebootInstancesRequest, object>({
  service: 'ec2',
  name: 'RebootInstances',
  parameters: ['InstanceIds', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ InstanceIds = [], DryRun }, context) => {
    assertIdCount(InstanceIds);
    const instances = findInstances(InstanceIds, context);
    assertStates(instances, ['running', 'pending'], 'rebooted');
    if (!DryRun) for (const instance of instances) reboot(instance, context.world);
    return {};
  },
});

/** @throws ApiError `IncorrectInstanceState` (row 26). */
function assertStates(
  instances: readonly InstanceRecord[],
  allowed: readonly InstanceStateName[],
  verb: string,
): void {
  const wrong = instances.find(({ state }) => !allowed.includes(state));
  if (!wrong) return;
  throw new ApiError(
    'IncorrectInstanceState',
    `The instance '${wrong.id}' is not in a state from which it can be ${verb}.`,
  );
}
