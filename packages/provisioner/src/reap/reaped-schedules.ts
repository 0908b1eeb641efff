import { isTerminating } from '../aws/instance-watch.ts';
import { findByIds } from '../kinds/instance.ts';
import type { Kind } from '../kinds/kind.ts';
import { schedules } from '../kinds/schedule.ts';

/**
 * Schedules as a pass meets them: one whose machine lives is in use by it, whatever the tags of the machine say, for it
 * may be all that ends it. Nothing without a client of Scheduler.
 */
export const reapedSchedules: Kind = {
  ...schedules,
  list: async (filters, dependencies) => {
    if (dependencies.scheduler === undefined) return [];
    const found = await schedules.list(filters, dependencies);
    const instances = await findByIds([...new Set(found.flatMap(({ ends }) => ends ?? []))], dependencies);
    const living = new Set(
      instances.flatMap(({ InstanceId, State }) => (isTerminating(State?.Name ?? '') ? [] : InstanceId)),
    );
    return found.map((item) => ({
      ...item,
      usedBy: living.has(item.ends) ? item.ends : undefined,
    }));
  },
};
