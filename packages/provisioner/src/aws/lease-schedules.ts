import { partitionOf } from '@ami-select/ec2-data/partitions';
import type { CreateScheduleCommandInput } from '@aws-sdk/client-scheduler';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { scheduleName } from '../fleet/schedule-name.ts';
import { awsErrorName } from './classify-error.ts';
import { request } from './patience.ts';
import type { ProvisionerDependencies, SchedulerPort } from './ports.ts';

/** A fleet with a lease on the side of AWS, or without. */
export type ScheduledFleet = Pick<FleetIntent, 'fleetId' | 'region' | 'leaseRoleArn' | 'expiresAt'>;

/** Calls at once; CreateSchedule has 250 a second in small regions (EventBridge Scheduler quotas). */
const FAN_OUT = 16;
/** The machine ends itself first, and is forced to after two minutes; Scheduler fires within the minute. */
const AFTER_EXPIRY_MS = 120_000;
/** Ours for a role that Scheduler may not assume yet: one just created is refused for seconds [U]. */
const ROLE_NOT_READY = 'RoleNotReady';

/**
 * One one-time schedule for each instance: a call with several ends none when one of them is gone (EC2 API reference,
 * TerminateInstances). Nothing without `leaseRoleArn`.
 *
 * @throws ProvisionerError `INVALID_REQUEST` without a client, `PERMISSION_DENIED`, `REFUSED`, `SERVICE_FAILED`.
 */
export async function createSchedules(
  fleet: ScheduledFleet,
  instanceIds: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<void> {
  if (fleet.leaseRoleArn === undefined || instanceIds.length === 0) return;
  const { CreateScheduleCommand } = await import('@aws-sdk/client-scheduler');
  const send = (input: CreateScheduleCommandInput, scheduler: SchedulerPort): Promise<unknown> =>
    scheduler.send(new CreateScheduleCommand(input)).catch((error: unknown) => {
      // Of an earlier attempt whose response was lost.
      if (awsErrorName(error) !== 'ConflictException') throw error;
    });
  await forEach(fleet, instanceIds, { action: 'scheduler:CreateSchedule', send }, dependencies);
}

/**
 * Moves the schedules to a new expiry; every field is sent again, since absent ones fall back to their defaults. One that
 * somebody deleted is created again.
 */
export async function moveSchedules(
  fleet: ScheduledFleet,
  instanceIds: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<void> {
  if (fleet.leaseRoleArn === undefined) return;
  const { CreateScheduleCommand, UpdateScheduleCommand } = await import('@aws-sdk/client-scheduler');
  const send = (input: CreateScheduleCommandInput, scheduler: SchedulerPort): Promise<unknown> =>
    scheduler.send(new UpdateScheduleCommand(input)).catch((error: unknown) => {
      if (awsErrorName(error) !== 'ResourceNotFoundException') throw error;
      return scheduler.send(new CreateScheduleCommand(input));
    });
  await forEach(fleet, instanceIds, { action: 'scheduler:UpdateSchedule', send }, dependencies);
}

/** The client; an intent with `leaseRoleArn` needs one. */
export function schedulerOf({ scheduler }: ProvisionerDependencies): SchedulerPort {
  if (scheduler !== undefined) return scheduler;
  const message =
    'lease-role-arn: no client of EventBridge Scheduler was given; expected the dependency `scheduler`';
  throw new ProvisionerError('INVALID_REQUEST', message);
}

interface Sending {
  readonly action: string;
  readonly send: (input: CreateScheduleCommandInput, scheduler: SchedulerPort) => Promise<unknown>;
}

async function forEach(
  fleet: ScheduledFleet,
  instanceIds: readonly string[],
  { action, send }: Sending,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  const scheduler = schedulerOf(dependencies);
  for (let start = 0; start < instanceIds.length; start += FAN_OUT) {
    const calls = instanceIds.slice(start, start + FAN_OUT).map((instanceId) => {
      const input = scheduleOf(fleet, instanceId);
      const call = (): Promise<unknown> => send(input, scheduler).catch(nameRoleNotReady);
      return request(call, { action, transient: [ROLE_NOT_READY] }, dependencies);
    });
    await Promise.all(calls);
  }
}

function nameRoleNotReady(error: unknown): never {
  const isEarly =
    awsErrorName(error) === 'ValidationException' && error instanceof Error && /assume/i.test(error.message);
  throw isEarly ? Object.assign(new Error(error.message), { name: ROLE_NOT_READY }) : error;
}

function scheduleOf(
  { fleetId, region, leaseRoleArn, expiresAt }: ScheduledFleet,
  instanceId: string,
): CreateScheduleCommandInput {
  const at = new Date(Date.parse(expiresAt) + AFTER_EXPIRY_MS);
  return {
    Name: scheduleName(fleetId, instanceId),
    Description: `Lease of ${fleetId}: ends ${instanceId} unless ami-select has ended it before.`,
    ClientToken: `${instanceId}-${Math.floor(at.getTime() / 1000)}`,
    ScheduleExpression: `at(${at.toISOString().slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: `arn:${partitionOf(region)}:scheduler:::aws-sdk:ec2:terminateInstances`,
      RoleArn: leaseRoleArn,
      Input: JSON.stringify({ InstanceIds: [instanceId] }),
      RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 3600 },
    },
  };
}
