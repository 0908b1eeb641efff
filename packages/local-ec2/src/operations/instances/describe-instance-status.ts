import type {
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult,
  InstanceStatus,
  InstanceStatusSummary,
} from '@aws-sdk/client-ec2';
import { compileFilters, type FieldsWithin, type FilterTable, fieldsIn } from '../../state/filters.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import { findInstances } from '../find-instances.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdsOrPages, pageOf, shuffled } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { stateOutput } from './instance-output.ts';

/** No machine here has a scheduled event. */
const EVENT_FIELDS: FilterTable<InstanceRecord>['fields'] = Object.fromEntries(
  ['code', 'description', 'instance-event-id', 'not-after', 'not-before', 'not-before-deadline'].map(
    (name) => [`event.${name}`, () => undefined],
  ),
);

const FIELDS: FieldsWithin<InstanceRecord, RequestContext> = {
  'application-status.status': () => undefined,
  'attached-ebs-status.status': statusOf,
  'availability-zone': ({ zone }) => zone,
  'availability-zone-id': zoneIdOf,
  'instance-state-code': ({ state }) => stateOutput(state).Code,
  'instance-state-name': ({ state }) => state,
  'instance-status.status': statusOf,
  'instance-status.reachability': reachabilityOf,
  'operator.managed': () => false,
  'operator.principal': () => undefined,
  'system-status.status': statusOf,
  'system-status.reachability': reachabilityOf,
  ...EVENT_FIELDS,
};

/** Only running machines unless all are requested; initializing before ok (row 38). */
export const describeInstanceStatus: Operation = defineOperation<
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult
>({
  service: 'ec2',
  name: 'DescribeInstanceStatus',
  parameters: ['InstanceIds', 'IncludeAllInstances', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: Object.keys(FIELDS),
  run: (input, context) => {
    assertIdsOrPages(input.InstanceIds, input, 'instanceIds');
    const matches = compileFilters(input.Filters, { fields: fieldsIn(FIELDS, context, input.Filters) });
    const asked = findInstances(input.InstanceIds, context).filter(
      (instance) => (input.IncludeAllInstances || instance.state === 'running') && matches(instance),
    );
    const { items, ...next } = pageOf(shuffled(asked, context), input);
    return { InstanceStatuses: items.map((instance) => statusOutput(instance, context)), ...next };
  },
});

function statusOutput(instance: InstanceRecord, context: RequestContext): InstanceStatus {
  const summary = summaryOf(instance, context);
  return {
    InstanceId: instance.id,
    AvailabilityZone: instance.zone,
    InstanceState: stateOutput(instance.state),
    InstanceStatus: summary,
    SystemStatus: summary,
    AttachedEbsStatus: summary as NonNullable<InstanceStatus['AttachedEbsStatus']>,
    AvailabilityZoneId: zoneIdOf(instance, context),
    Operator: { Managed: false },
    Events: [],
  };
}

function zoneIdOf({ zone }: InstanceRecord, context: RequestContext): string | undefined {
  return regionOf(context).zones.find(({ name }) => name === zone)?.id;
}

function statusOf(instance: InstanceRecord, context: RequestContext): string | undefined {
  return summaryOf(instance, context).Status;
}

function reachabilityOf(instance: InstanceRecord, context: RequestContext): string | undefined {
  return summaryOf(instance, context).Details?.[0]?.Status;
}

function summaryOf(
  { state, runningSince }: InstanceRecord,
  { world, now }: RequestContext,
): InstanceStatusSummary {
  if (state !== 'running' || !runningSince) return { Status: 'not-applicable', Details: [] };
  const isOk = now.getTime() - runningSince.getTime() >= world.settings.latencies.statusOkMs;
  return {
    Status: isOk ? 'ok' : 'initializing',
    Details: [{ Name: 'reachability', Status: isOk ? 'passed' : 'initializing' }],
  };
}
