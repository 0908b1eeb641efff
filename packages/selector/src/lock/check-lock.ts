import { SelectorError } from '../contract/errors.ts';
import type { SelectDependencies } from '../contract/ports.ts';
import { attemptRegion } from '../regions/attempt-region.ts';
import { type Cost, totalCost } from '../select/selection.ts';
import type { Lock, LockedImage } from './lock.ts';
import { describeChange, type LockChange } from './lock-change.ts';
import { type LockOptions, type LockUpdate, type NamedQueries, updateLock } from './update-lock.ts';
import { withoutInfo } from './without-info.ts';

/** The changes that an update would make, locked images that no longer exist included. */
export interface LockReport extends Pick<LockUpdate, 'changes' | 'selections' | 'cost'> {
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
  const { changes, selections, cost } = await updateLock(lock, queries, dependencies, options);
  const quiet = withoutInfo(dependencies);
  const classified = await Promise.all(changes.map((change) => classifyChange(change, quiet)));
  return {
    changes: classified.map(({ change }) => change),
    isUpToDate: changes.length === 0,
    selections,
    cost: totalCost([cost, ...classified.flatMap((one) => one.cost ?? [])]),
  };
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

interface ClassifiedChange {
  readonly change: LockChange;
  readonly cost?: Cost;
}

async function classifyChange(
  change: LockChange,
  dependencies: SelectDependencies,
): Promise<ClassifiedChange> {
  const { before, after, name, region, kind } = change;
  const hasImage = before !== undefined && before !== null;
  if (!hasImage || (kind !== 'changed' && kind !== 'query-changed')) return { change };
  const { exists, cost } = await describeLocked(before, region, dependencies);
  if (exists) return { change, cost };
  const now = dependencies.clock.now();
  return { change: describeChange({ name, region, kind: 'gone', before, after, now }), cost };
}

async function describeLocked(
  locked: LockedImage,
  region: string,
  dependencies: SelectDependencies,
): Promise<{ readonly exists: boolean; readonly cost: Cost }> {
  const attempt = await attemptRegion(region, { imageId: locked.id, regions: [region] }, dependencies);
  const { cost } = attempt;
  if ('error' in attempt) {
    if (attempt.error.code === 'NO_IMAGE') return { exists: false, cost };
    throw attempt.error;
  }
  const { image } = attempt.selection;
  return { exists: image.ownerId === locked.owner && image.name === locked.name, cost };
}
