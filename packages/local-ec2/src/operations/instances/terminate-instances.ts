import type {
  InstanceStateChange,
  TerminateInstancesRequest,
  TerminateInstancesResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import { beginTermination, hastenTermination, markUserInitiated } from '../../world/instance-life.ts';
import { findInstances } from '../find-instances.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { stateOutput } from './instance-output.ts';

const MAX_IDS = 1000;

/**
 * Repeats safely; one unknown id and none is terminated; a protected machine keeps all machines of its zone
 * (rows 25 and 28).
 */
export const terminateInstances: Operation = defineOperation<
  TerminateInstancesRequest,
  TerminateInstancesResult
>({
  service: 'ec2',
  name: 'TerminateInstances',
  parameters: ['InstanceIds', 'Force', 'SkipOsShutdown', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ InstanceIds = [], Force = false, SkipOsShutdown = false, DryRun }, context) => {
    assertIdCount(InstanceIds);
    const instances = findInstances(InstanceIds, context);
    const protectedOne = instances.find(
      (instance) => instance.apiTerminationDisabled && instance.state !== 'terminated',
    );
    const spared = new Set(
      instances.filter((instance) => instance.apiTerminationDisabled).map(({ zone }) => zone),
    );
    if (DryRun && !protectedOne) return {};
    const doomed = instances.filter((instance) => !protectedOne || !spared.has(instance.zone));
    const changes = doomed.map((instance) =>
      changeState(instance, () => {
        if (Force) hastenTermination(instance, context.world, context.now);
        if (instance.state === 'terminated' || instance.state === 'shutting-down') return;
        markUserInitiated(instance, context.now);
        beginTermination(instance, context.world, { at: context.now, skipsShutdown: SkipOsShutdown });
      }),
    );
    if (!protectedOne) return { TerminatingInstances: changes };
    throw new ApiError(
      'OperationNotPermitted',
      `The instance '${protectedOne.id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
  },
});

/** @throws ApiError `MissingParameter`, `InvalidParameterValue`. */
export function assertIdCount(ids: readonly string[]): void {
  if (ids.length === 0)
    throw new ApiError('MissingParameter', 'The request must contain the parameter instanceId');
  if (ids.length <= MAX_IDS) return;
  throw new ApiError('InvalidParameterValue', `At most ${MAX_IDS} instances can be named in one request.`);
}

/** State before and after, as the calls that change it return it. */
export function changeState(instance: InstanceRecord, change: () => void): InstanceStateChange {
  const previous = stateOutput(instance.state);
  change();
  return { InstanceId: instance.id, PreviousState: previous, CurrentState: stateOutput(instance.state) };
}
