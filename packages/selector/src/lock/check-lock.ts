import { SelectorError } from '../contract/errors.ts';
import type { SelectDependencies } from '../contract/ports.ts';
import { select } from '../select/select.ts';
import type { Lock, LockedImage } from './lock.ts';
import { describeChange, type LockChange } from './lock-change.ts';
import { type LockOptions, type NamedQueries, updateLock } from './update-lock.ts';

/** The changes that an update would make, locked images that no longer exist included. */
export interface LockReport {
  readonly changes: readonly LockChange[];
  readonly isUpToDate: boolean;
}

/**
 * Compares a lock with the current results of its queries, without changing it. Locked images that would be replaced
 * are described too, so that "a newer one exists" differs from "the locked one no longer exists".
 *
 * @throws SelectorError the codes of `updateLock`.
 */
export async function checkLock(
  lock: Lock,
  queries: NamedQueries,
  dependencies: SelectDependencies,
  options: LockOptions = {},
): Promise<LockReport> {
  const { changes } = await updateLock(lock, queries, dependencies, options);
  const classified = await Promise.all(changes.map((change) => classifyChange(change, dependencies)));
  return { changes: classified, isUpToDate: classified.length === 0 };
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

async function classifyChange(change: LockChange, dependencies: SelectDependencies): Promise<LockChange> {
  const { before, after, name, region, kind } = change;
  if (before === undefined || (kind !== 'changed' && kind !== 'query-changed')) return change;
  if (await stillExists(before, region, dependencies)) return change;
  return describeChange({ name, region, kind: 'gone', before, after, now: dependencies.clock.now() });
}

async function stillExists(
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
