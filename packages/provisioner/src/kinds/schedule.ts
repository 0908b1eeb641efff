import { partitionOf } from '@ami-select/ec2-data/partitions';
import type { Filter } from '@aws-sdk/client-ec2';
import type { CreateScheduleCommandInput, ScheduleSummary } from '@aws-sdk/client-scheduler';
import { awsErrorName } from '../aws/classify-error.ts';
import { collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies, SchedulerPort } from '../aws/ports.ts';
import { timedClient } from '../aws/timed-client.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { readScheduleName, SCHEDULE_PREFIX, scheduleName, schedulePrefix } from '../fleet/schedule-name.ts';
import { FLEET_TAG, SIGNATURE_VERSION, VERSION_TAG } from '../fleet/signature.ts';
import type { InventoryItem, Kind } from './kind.ts';
import { removeEach, removeOne } from './remove-each.ts';

/** The only group that schedules of ours are in: the trust of a role names it. */
const SCHEDULE_GROUP = 'default';
const PROBE_MS = 5_000;
/** Calls at once; CreateSchedule has 250 a second in small regions (EventBridge Scheduler quotas). */
const FAN_OUT = 16;
/** The machine ends itself first, and is forced to after two minutes; Scheduler fires within the minute. */
const AFTER_EXPIRY_MS = 120_000;
/** Ours for a role that Scheduler may not assume yet: one just created is refused for seconds [U]. */
const ROLE_NOT_READY = 'RoleNotReady';

const FLEET_FILTER = `tag:${FLEET_TAG}`;
/** While Scheduler is out, the rest of an end goes on, and the next inventory tries again. */
const PATIENCE_MS = 10_000;
/** Of the reaper: whoever's fleet it is. */
const SIGNED_FILTER = 'tag-key';

/**
 * Leases on the side of AWS. A schedule has no tags: its name says which machine it ends and of which fleet, and that
 * stands in its item as the tags that it would have. It deletes itself when it has fired; what is found is of a machine
 * that still runs or that ended before its time, or was disabled by somebody.
 */
export const schedules: Kind = {
  kind: 'schedule',
  idFilter: 'schedule-name',
  removal: 'scheduler delete-schedule --name',
  isGoing: () => false,

  list: async (filters, given) => {
    const dependencies = withLittlePatience(given);
    const found = await Promise.all(prefixesOf(filters).map((prefix) => listByPrefix(prefix, dependencies)));
    return found.flat().flatMap(toItem);
  },

  remove: (items, dependencies) => removeEach(deleteSchedule)(items, withLittlePatience(dependencies)),
};

const deleteSchedule = removeOne(
  'scheduler:DeleteSchedule',
  async (Name, dependencies) => {
    const { DeleteScheduleCommand } = await import('@aws-sdk/client-scheduler');
    return schedulerOf(dependencies).send(new DeleteScheduleCommand({ Name, GroupName: SCHEDULE_GROUP }));
  },
  'ResourceNotFoundException',
);

/** A fleet with a lease on the side of AWS, or without. */
export type ScheduledFleet = Pick<FleetIntent, 'fleetId' | 'region' | 'leaseRoleArn' | 'expiresAt'>;

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

/** The error of the shortest list of schedules, if any. */
export async function probeSchedules(
  scheduler: SchedulerPort,
  { clock }: ProvisionerDependencies,
): Promise<unknown> {
  const { ListSchedulesCommand } = await import('@aws-sdk/client-scheduler');
  const input = { GroupName: SCHEDULE_GROUP, NamePrefix: SCHEDULE_PREFIX, MaxResults: 1 };
  const client = timedClient(scheduler, clock, clock.now().getTime() + PROBE_MS);
  return client.send(new ListSchedulesCommand(input)).then(
    () => undefined,
    (error: unknown) => error ?? new Error('no reason'),
  );
}

function withLittlePatience(dependencies: ProvisionerDependencies): ProvisionerDependencies {
  const { clock, untilMs = Number.POSITIVE_INFINITY } = dependencies;
  return { ...dependencies, untilMs: Math.min(untilMs, clock.now().getTime() + PATIENCE_MS) };
}

function prefixesOf(filters: readonly Filter[]): readonly string[] {
  return filters.flatMap(({ Name, Values = [] }) => {
    if (Name === SIGNED_FILTER) return SCHEDULE_PREFIX;
    return Name === FLEET_FILTER ? Values.map(schedulePrefix) : Values;
  });
}

async function listByPrefix(
  NamePrefix: string,
  dependencies: ProvisionerDependencies,
): Promise<readonly ScheduleSummary[]> {
  const { ListSchedulesCommand } = await import('@aws-sdk/client-scheduler');
  const scheduler = schedulerOf(dependencies);
  return collectPages(
    (next) =>
      request(
        () => scheduler.send(new ListSchedulesCommand({ GroupName: SCHEDULE_GROUP, NamePrefix, ...next })),
        { action: 'scheduler:ListSchedules' },
        dependencies,
      ),
    ({ Schedules = [] }) => Schedules,
  );
}

function toItem({
  Name: id = '',
  State: state = 'ENABLED',
  CreationDate: createdAt,
}: ScheduleSummary): readonly InventoryItem[] {
  const names = readScheduleName(id);
  if (names === undefined) return [];
  const tags = [
    { Key: FLEET_TAG, Value: names.fleetId },
    { Key: VERSION_TAG, Value: SIGNATURE_VERSION },
  ];
  return [{ kind: 'schedule', id, state, createdAt, ends: names.instanceId, tags }];
}
