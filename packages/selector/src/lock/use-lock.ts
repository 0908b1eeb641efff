import { readFile, writeFile } from 'node:fs/promises';
import { SelectorError } from '../contract/errors.ts';
import type { SelectDependencies } from '../contract/ports.ts';
import type { PublisherTable } from '../publishers/table.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { type Cost, totalCost } from '../select/selection.ts';
import { assertUpToDate, checkLock } from './check-lock.ts';
import { emptyLock, type Lock } from './lock.ts';
import type { LockChange } from './lock-change.ts';
import { assertEntries, formatLock, type ReadLock, readLock } from './lock-file.ts';
import { outOfDate } from './out-of-date.ts';
import { type LockedRequest, selectLocked } from './select-locked.ts';
import { type LockOptions, type NamedQueries, type NamedSelection, updateLock } from './update-lock.ts';

/** Request to use, write or compare a lock file. */
export interface UseLockRequest {
  /** `locked` takes images from the lock, `update` writes it anew, `check` compares it with what is true today. */
  readonly mode: 'locked' | 'update' | 'check';
  readonly path: string;
  /** Each with its regions. */
  readonly queries: NamedQueries;
  /** For a deprecated image or a changed query, in mode `locked`. */
  readonly whenStale: LockedRequest['whenStale'];
}

/** Result of the use of a lock file. */
export interface UsedLock {
  /** The lock as it is now. */
  readonly lock: Lock;
  /** Changes by `update`, or differences that `check` found. */
  readonly changes: readonly LockChange[];
  /** The locked images, one per name and region; for `update` and `check` those that the queries select today. */
  readonly selections: readonly NamedSelection[];
  /** Cost of everything that was done. */
  readonly cost: Cost;
  /**
   * Accepts the result; called once it is published.
   * @throws SelectorError `LOCK_OUT_OF_DATE` in mode `check`
   */
  assertAccepted(): void;
}

/**
 * Uses, writes or compares a lock file. Entries that cannot be read are written anew by `update`, and hinder `locked`
 * only where it needs them.
 *
 * @throws SelectorError `INVALID_LOCK` when the file cannot be read or is not a lock; the codes of `selectLocked`,
 * `updateLock` and `checkLock`.
 */
export async function useLock(
  request: UseLockRequest,
  dependencies: SelectDependencies,
  options: LockOptions = {},
): Promise<UsedLock> {
  const { mode, path, queries } = request;
  const { publishers } = dependencies;
  const { lock, broken } = await readLockFile(path, { optional: mode === 'update', publishers });
  if (mode === 'locked') {
    assertEntries(broken.filter(({ name }) => Object.hasOwn(queries, name)));
    const selections = await selectAllLocked(lock, request, dependencies);
    const cost = totalCost(selections.map(({ selection }) => selection.cost));
    return { lock, changes: [], selections, cost, assertAccepted: () => {} };
  }
  if (mode === 'check') {
    assertEntries(broken);
    const report = await checkLock(lock, queries, dependencies, options);
    return { lock, ...report, assertAccepted: () => assertUpToDate(report) };
  }
  const updated = await updateLock(lock, queries, dependencies, options);
  await writeFile(path, formatLock(updated.lock));
  return { ...updated, assertAccepted: () => {} };
}

async function selectAllLocked(
  lock: Lock,
  { queries, whenStale }: UseLockRequest,
  dependencies: SelectDependencies,
): Promise<UsedLock['selections']> {
  const wanted = Object.entries(queries).flatMap(([name, query]) =>
    regionsOf(name, query, lock).map((region) => ({ name, query: { ...query, regions: [region] } })),
  );
  const selected = await Promise.all(
    wanted.map(async ({ name, query }) => {
      const selection = await selectLocked({ lock, name, query, whenStale }, dependencies);
      return selection === undefined ? [] : [{ name, selection }];
    }),
  );
  return selected.flat();
}

/** For a query of all regions, those that the lock has. */
function regionsOf(name: string, { regions = [] }: ImageQuery, lock: Lock): readonly string[] {
  if (!regions.includes('all')) return regions;
  const locked = Object.keys(lock.images[name]?.regions ?? {});
  if (locked.length === 0) throw outOfDate(`the lock has no image "${name}" in any region`);
  return locked;
}

interface LockFileOptions {
  readonly optional: boolean;
  readonly publishers: PublisherTable | undefined;
}

async function readLockFile(path: string, { optional, publishers }: LockFileOptions): Promise<ReadLock> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (optional && isMissing) return { lock: emptyLock(), broken: [], outdated: [] };
    throw new SelectorError('INVALID_LOCK', `The lock ${path} cannot be read`, {
      cause,
      hint: 'Write it with lock-mode: update, and commit it.',
    });
  }
  return readLock(text, publishers);
}
