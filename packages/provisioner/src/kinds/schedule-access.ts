import { awsErrorName, classify, hasNoResponse, isOutOfDate } from '../aws/classify-error.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { probeSchedules } from './schedule.ts';

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
