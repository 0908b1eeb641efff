import type { ProvisionerDependencies } from '../aws/ports.ts';
import { createScheduleAccess } from '../aws/schedule-access.ts';
import { KINDS } from '../kinds/all-kinds.ts';
import { schedules } from '../kinds/schedule.ts';
import { type ReapedKind, reapedInstances, toReaped } from './reaped-kind.ts';
import { reapedSchedules } from './reaped-schedules.ts';

/** Every kind, in the order of removal: machines first, images before their snapshots. */
const REAPED_KINDS: readonly ReapedKind[] = [
  reapedInstances,
  ...KINDS.map((kind) => (kind === schedules ? reapedSchedules : toReaped(kind))),
];

/** The kinds that a pass looks for: schedules only where it may. */
export async function reapedKinds(dependencies: ProvisionerDependencies): Promise<readonly ReapedKind[]> {
  if (await createScheduleAccess(dependencies)()) return REAPED_KINDS;
  return REAPED_KINDS.filter((kind) => kind !== reapedSchedules);
}
