import type { Instance } from '@aws-sdk/client-ec2';
import type { UsedMachine } from '../fleet/used-machine.ts';

/** What an instance is and since when; undefined where the response does not say it. */
export function factsOf({
  InstanceId,
  InstanceType,
  InstanceLifecycle,
  LaunchTime,
  Placement,
  PlatformDetails,
}: Instance): UsedMachine | undefined {
  if (InstanceId === undefined || InstanceType === undefined || LaunchTime === undefined) return undefined;
  return {
    instanceId: InstanceId,
    instanceType: InstanceType,
    market: InstanceLifecycle === 'spot' ? 'spot' : 'on-demand',
    zone: Placement?.AvailabilityZone,
    platform: PlatformDetails,
    tenancy: Placement?.Tenancy,
    launchedAt: LaunchTime.toISOString(),
  };
}

const TRANSITION = /\((\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) GMT\)/;

/**
 * When the last change of state was, in ISO 8601, where the response dates it: `User initiated (2026-11-29 04:38:40 GMT)`.
 *
 * Source: EC2 API reference, Instance; the form of the date is from examples of the user guide [U].
 */
export function transitionTime({ StateTransitionReason = '' }: Instance): string | undefined {
  const [, day, time] = TRANSITION.exec(StateTransitionReason) ?? [];
  const at = new Date(`${day}T${time}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
