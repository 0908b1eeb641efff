import { SelectorError } from '../errors.ts';
import type { SelectDependencies } from '../ports.ts';
import { select } from '../select.ts';
import type { Lock, LockedImage } from './lock.ts';
import { describeChange, type LockChange } from './lock-change.ts';
import { type LockOptions, type NamedQueries, updateLock } from './update-lock.ts';

/** What `update` would change, and which locked images are in trouble. */
export interface LockReport {
  readonly changes: readonly LockChange[];
  readonly isUpToDate: boolean;
}

/**
 * Compares a lock with what its queries mean today, without changing it; locked images that would be replaced
 * are looked at too, so that "a newer one exists" can be told from "the locked one is gone".
 *
 * @throws SelectorError as `updateLock` does.
 */
export async function checkLock(
  lock: Lock,
  queries: NamedQueries,
  dependencies: SelectDependencies,
  options: LockOptions = {},
): Promise<LockReport> {
  const { changes } = await updateLock(lock, queries, dependencies, options);
  const judged = await Promise.all(changes.map((change) => judge(change, dependencies)));
  return { changes: judged, isUpToDate: judged.length === 0 };
}

/**
 * The report as an error.
 *
 * @throws SelectorError `LOCK_OUT_OF_DATE` that lists every change.
 */
export function assertUpToDate({ changes, isUpToDate }: LockReport): void {
  if (isUpToDate) return;
  const lines = changes.map(({ message }) => `  - ${message}`);
  throw new SelectorError('LOCK_OUT_OF_DATE', `The lock is out of date:\n${lines.join('\n')}`, {
    hint: 'Update the lock and review the difference.',
    details: { changes },
  });
}

async function judge(change: LockChange, dependencies: SelectDependencies): Promise<LockChange> {
  const { before, after, name, region, kind } = change;
  if (before === undefined || (kind !== 'changed' && kind !== 'query-changed')) return change;
  if (await isStillThere(before, region, dependencies)) return change;
  return describeChange({ name, region, kind: 'gone', before, after, now: dependencies.clock.now() });
}

async function isStillThere(
  locked: LockedImage,
  region: string,
  dependencies: SelectDependencies,
): Promise<boolean> {
  try {
    const { image } = await select({ imageId: locked.id, regions: [region] }, dependencies);
    return image.ownerId === locked.owner && image.name === locked.name;
  } catch (error) {
    if (error instanceof SelectorError && error.code === 'NO_IMAGE') return false;
    throw error;
  }
}
