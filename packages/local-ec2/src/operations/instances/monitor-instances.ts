import type {
  MonitorInstancesRequest,
  MonitorInstancesResult,
  UnmonitorInstancesRequest,
  UnmonitorInstancesResult,
} from '@aws-sdk/client-ec2';
import type { InstanceRecord } from '../../model/resources.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { findInstances } from './find-instances.ts';
import { assertIdCount } from './terminate-instances.ts';

export const monitorInstances: Operation = defineOperation<MonitorInstancesRequest, MonitorInstancesResult>({
  service: 'ec2',
  name: 'MonitorInstances',
  parameters: ['InstanceIds', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ InstanceIds = [], DryRun }, context) => {
    assertIdCount(InstanceIds);
    const instances = findInstances(InstanceIds, context);
    if (DryRun) return {};
    return { InstanceMonitorings: instances.map((instance) => setMonitoring(instance, true)) };
  },
});

export const unmonitorInstances: Operation = defineOperation<
  UnmonitorInstancesRequest,
  UnmonitorInstancesResult
>({
  service: 'ec2',
  name: 'UnmonitorInstances',
  parameters: ['InstanceIds', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ InstanceIds = [], DryRun }, context) => {
    assertIdCount(InstanceIds);
    const instances = findInstances(InstanceIds, context);
    if (DryRun) return {};
    return { InstanceMonitorings: instances.map((instance) => setMonitoring(instance, false)) };
  },
});

/** The answer says where it is going; the next description that it is there. */
function setMonitoring(
  instance: InstanceRecord,
  monitoring: boolean,
): NonNullable<MonitorInstancesResult['InstanceMonitorings']>[number] {
  instance.monitoring = monitoring;
  return { InstanceId: instance.id, Monitoring: { State: monitoring ? 'pending' : 'disabling' } };
}
