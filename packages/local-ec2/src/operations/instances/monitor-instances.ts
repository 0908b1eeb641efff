import type {
  MonitorInstancesRequest,
  MonitorInstancesResult,
  UnmonitorInstancesRequest,
  UnmonitorInstancesResult,
} from '@aws-sdk/client-ec2';
import { findInstances } from '../find-instances.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdCount } from './terminate-instances.ts';

export const monitorInstances: Operation = defineOperation<MonitorInstancesRequest, MonitorInstancesResult>({
  service: 'ec2',
  name: 'MonitorInstances',
  parameters: ['InstanceIds', 'DryRun'],
  checksBeforeDryRun: true,
  run: (input, context) => switchMonitoring(input, { on: true }, context),
});

export const unmonitorInstances: Operation = defineOperation<
  UnmonitorInstancesRequest,
  UnmonitorInstancesResult
>({
  service: 'ec2',
  name: 'UnmonitorInstances',
  parameters: ['InstanceIds', 'DryRun'],
  checksBeforeDryRun: true,
  run: (input, context) => switchMonitoring(input, { on: false }, context),
});

/** The response contains the transitional state; the next description contains the final one. */
function switchMonitoring(
  { InstanceIds = [], DryRun }: MonitorInstancesRequest,
  { on }: { readonly on: boolean },
  context: RequestContext,
): MonitorInstancesResult {
  assertIdCount(InstanceIds);
  const instances = findInstances(InstanceIds, context);
  if (DryRun) return {};
  for (const instance of instances) instance.monitoring = on;
  const Monitoring = { State: on ? 'pending' : 'disabling' } as const;
  return { InstanceMonitorings: instances.map(({ id }) => ({ InstanceId: id, Monitoring })) };
}
