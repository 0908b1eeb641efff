import type { Filter } from '@aws-sdk/client-ec2';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { FLEET_TAG } from '../fleet/signature.ts';
import { KINDS } from '../kinds/all-kinds.ts';
import type { Kind } from '../kinds/kind.ts';
import { schedules } from '../kinds/schedule.ts';
import { createScheduleAccess } from '../kinds/schedule-access.ts';
import { reapedSchedules } from './reaped-schedules.ts';

/** What a pass needs of a kind. */
export type ReapedKind = Pick<Kind, 'kind' | 'list' | 'mayRemove' | 'remove'>;

/** Whoever's fleet it is. */
export const SIGNED: readonly Filter[] = [{ Name: 'tag-key', Values: [FLEET_TAG] }];

/** The kinds that a pass looks for, in the order of removal: schedules only where it may. */
export async function reapedKinds(dependencies: ProvisionerDependencies): Promise<readonly ReapedKind[]> {
  const others = KINDS.filter((kind) => kind !== schedules);
  return (await createScheduleAccess(dependencies)()) ? [...others, reapedSchedules] : others;
}
