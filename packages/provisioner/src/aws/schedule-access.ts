import { SCHEDULE_PREFIX } from '../fleet/schedule-name.ts';
import { awsErrorName, classify, hasNoResponse, isOutOfDate } from './classify-error.ts';
import type { ProvisionerDependencies, SchedulerPort } from './ports.ts';
import { timedClient } from './timed-client.ts';

/** The only group that schedules of ours are in: the trust of a role names it. */
export const SCHEDULE_GROUP = 'default';

const PROBE_MS = 5_000;

/**
 * Whether schedules can be looked for where nobody knows that there are any. Without a permission, a way to Scheduler or
 * a client that is no, and a warning once: who never used `lease-role-arn` has none of these, and a schedule that is left
 * costs nothing and is gone after its time. Throttling, faults of the service and old credentials are a yes: they pass. Where there is no
 * response, the next question is asked again.
 */
export function createScheduleAccess(dependencies: ProvisionerDependencies): () => Promise<boolean> {
  const { scheduler, logger } = dependencies;
  let known: boolean | undefined = scheduler === undefined ? false : undefined;
  let hasWarned = false;
  return async () => {
    if (known !== undefined || scheduler === undefined) return known ?? false;
    const error = await probeSchedules(scheduler, dependencies);
    const isSilent = hasNoResponse(error);
    const isPassing = classify(error) !== 'fatal' || isOutOfDate(error);
    const mayList = error === undefined || (!isSilent && isPassing);
    if (!isSilent) known = mayList;
    if (!mayList && !hasWarned) {
      hasWarned = true;
      const reason = `${awsErrorName(error)}: ${error instanceof Error ? error.message : String(error)}`;
      logger.warn(
        `Schedules of leases on the side of AWS were not looked for (${reason}); one that is left does nothing but end its machine, and is gone then.`,
      );
    }
    return mayList;
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
