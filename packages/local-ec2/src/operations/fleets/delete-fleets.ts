import type {
  DeleteFleetErrorItem,
  DeleteFleetSuccessItem,
  DeleteFleetsRequest,
  DeleteFleetsResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { FleetRecord } from '../../state/templates.ts';
import { beginTermination, markUserInitiated } from '../../world/instance-life.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { isVisible } from '../resource-ids.ts';

/** An instant fleet goes only together with its machines. */
export const deleteFleets: Operation = defineOperation<DeleteFleetsRequest, DeleteFleetsResult>({
  service: 'ec2',
  name: 'DeleteFleets',
  parameters: ['FleetIds', 'TerminateInstances', 'DryRun'],
  run: ({ FleetIds = [], TerminateInstances = false }, context) => {
    if (FleetIds.length > 25)
      throw new ApiError('InvalidParameterValue', 'At most 25 instant fleets can be deleted in one request.');
    const successes: DeleteFleetSuccessItem[] = [];
    const failures: DeleteFleetErrorItem[] = [];
    for (const FleetId of FleetIds) {
      const fleet = regionOf(context).fleets.get(FleetId);
      const problem = problemOf(fleet, { TerminateInstances }, context);
      if (!fleet || problem) {
        failures.push({ FleetId, Error: problem });
        continue;
      }
      terminate(fleet, context);
      successes.push({
        FleetId,
        CurrentFleetState: 'deleted_terminating',
        PreviousFleetState: 'active',
      });
    }
    return { SuccessfulFleetDeletions: successes, UnsuccessfulFleetDeletions: failures };
  },
});

type FleetProblem = { Code: 'fleetIdDoesNotExist' | 'fleetNotInDeletableState'; Message: string };

function problemOf(
  fleet: FleetRecord | undefined,
  { TerminateInstances }: { TerminateInstances: boolean },
  context: RequestContext,
): FleetProblem | undefined {
  if (!isVisible(fleet, context))
    return { Code: 'fleetIdDoesNotExist', Message: 'The fleet ID does not exist.' };
  if (TerminateInstances) return undefined;
  return {
    Code: 'fleetNotInDeletableState',
    Message: 'NoTerminateInstances option is not supported for instant fleet',
  };
}

function terminate(fleet: FleetRecord, context: RequestContext): void {
  const { instances } = regionOf(context);
  fleet.state = 'deleted_terminating';
  context.world.journal.deleted(fleet.id, context.now);
  for (const instance of fleet.instanceIds.flatMap((id) => instances.get(id) ?? [])) {
    if (instance.state === 'terminated') continue;
    markUserInitiated(instance, context.now);
    beginTermination(instance, context.world, { at: context.now });
  }
}
