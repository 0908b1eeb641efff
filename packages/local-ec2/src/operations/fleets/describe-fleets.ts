import type { DescribeFleetsRequest, DescribeFleetsResult, FleetData } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import type { FleetRecord } from '../../state/templates.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { isVisible } from '../resource-ids.ts';

/** Instant fleets have no activity and replace nothing. */
const FIELDS: FilterTable<FleetData>['fields'] = {
  'activity-status': () => undefined,
  'excess-capacity-termination-policy': () => undefined,
  'fleet-state': ({ FleetState }) => FleetState,
  'replace-unhealthy-instances': () => false,
  type: ({ Type }) => Type,
};

/** Instant fleets are described by id only. */
export const describeFleets: Operation = defineOperation<DescribeFleetsRequest, DescribeFleetsResult>({
  service: 'ec2',
  name: 'DescribeFleets',
  parameters: ['FleetIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: Object.keys(FIELDS),
  run: (input, context) => {
    const matches = compileFilters<FleetData>(input.Filters, { fields: FIELDS });
    const fleets = (input.FleetIds ?? []).map((id) => fleetOutput(findFleet(id, context), context));
    const { items, ...next } = pageOf(fleets.filter(matches), input);
    return { Fleets: [...items], ...next };
  },
});

function findFleet(id: string, context: RequestContext): FleetRecord {
  const fleet = regionOf(context).fleets.get(id);
  if (fleet && isVisible(fleet, context)) return fleet;
  throw new ApiError('InvalidFleetId.NotFound', `The fleet ID '${id}' does not exist.`);
}

function fleetOutput(fleet: FleetRecord, context: RequestContext): FleetData {
  return {
    FleetId: fleet.id,
    FleetState: fleet.state,
    CreateTime: fleet.createdAt,
    ClientToken: fleet.clientToken,
    Type: 'instant',
    FulfilledCapacity: fleet.instanceIds.length,
    TargetCapacitySpecification: { TotalTargetCapacity: fleet.targetCapacity },
    ReplaceUnhealthyInstances: false,
    Instances: [...(fleet.outcome.Instances ?? [])],
    Errors: [...(fleet.outcome.Errors ?? [])],
    Tags: [...regionOf(context).tags.of(fleet.id)],
  };
}
