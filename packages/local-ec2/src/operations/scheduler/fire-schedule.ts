import type { TerminateInstancesRequest } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { ScheduleRecord } from '../../state/schedules.ts';
import { terminateInstances } from '../instances/terminate-instances.ts';
import type { RequestContext } from '../operation.ts';
import { timeOf } from './check-schedule.ts';

const FIRST_RETRY_MS = 60_000;

/**
 * Calls the target when its time comes, as long as this very record stands. A refused call is repeated after 1, 2, 4...
 * minutes within the retry policy; after the last one a schedule with `DELETE` is gone, whether it worked or not.
 * A time that is over never comes.
 */
export function armSchedule(record: ScheduleRecord, context: RequestContext): void {
  const at = timeOf(record.expression, record.timezone);
  if (record.state === 'DISABLED' || at <= context.now) return;
  context.world.events.schedule(at, (due) => call({ record, due, attempt: 0 }, context));
}

interface Firing {
  readonly record: ScheduleRecord;
  /** When it was due first. */
  readonly due: Date;
  readonly attempt: number;
}

function call({ record, due, attempt }: Firing, context: RequestContext): void {
  const { world } = context;
  const { schedules } = world.region(context.region);
  if (schedules.get(keyOf(record)) !== record) return;
  const now = new Date(due.getTime() + delayOf(attempt));
  const { MaximumEventAgeInSeconds, MaximumRetryAttempts } = record.target.RetryPolicy;
  const isLast = attempt >= MaximumRetryAttempts || delayOf(attempt + 1) > MaximumEventAgeInSeconds * 1000;
  if (isAccepted(record, { ...context, now }) || isLast) {
    if (record.afterCompletion === 'DELETE') schedules.delete(keyOf(record));
    return;
  }
  const next = new Date(due.getTime() + delayOf(attempt + 1));
  world.events.schedule(next, () => call({ record, due, attempt: attempt + 1 }, context));
}

/** Minutes after the first call: 1, 3, 7... */
function delayOf(attempt: number): number {
  return FIRST_RETRY_MS * (2 ** attempt - 1);
}

function isAccepted({ target, name }: ScheduleRecord, context: RequestContext): boolean {
  const { requestId, now, region, accountId, world } = context;
  const input = JSON.parse(target.Input ?? '{}') as TerminateInstancesRequest;
  const operation = 'TerminateInstances';
  const call = { requestId, at: now, service: 'ec2', operation, region, accountId, input };
  const record = (outcome: { readonly status: number; readonly code?: string }): void =>
    world.journal.recordRequest({ ...call, accessKeyId: `schedule/${name}`, ...outcome });
  try {
    terminateInstances.run(input, context);
    record({ status: 200 });
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    record({ status: error.status, code: error.code });
    return false;
  }
}

export function keyOf({
  accountId,
  groupName,
  name,
}: Pick<ScheduleRecord, 'accountId' | 'groupName' | 'name'>): string {
  return [accountId, groupName, name].join('/');
}
