import { readFile, writeFile } from 'node:fs/promises';
import { ActionError } from '@ami-select/action-kit';
import {
  assertUpToDate,
  checkLock,
  emptyLock,
  formatLock,
  type ImageQuery,
  type Lock,
  type LockChange,
  type NamedQueries,
  parseLock,
  type SelectDependencies,
  type Selection,
  selectLocked,
  updateLock,
} from '@ami-select/selector';
import type { LockRequest } from './read-request.ts';

/** What came of a lock file. */
export interface LockAnswer {
  /** What the lock holds now. */
  readonly lock: Lock;
  /** What `update` changed, or what `check` found to be different. */
  readonly changes: readonly LockChange[];
  /** The locked images of the one name that was asked for, one per region; none for several names. */
  readonly selections: readonly Selection[];
  /** Throws what the changes mean for the step, once they are published. */
  assertAccepted(): void;
}

/** Uses, writes or compares the lock. Every query has its regions. */
export async function answerLock(
  request: LockRequest,
  dependencies: SelectDependencies,
  homeRegion: string | undefined,
): Promise<LockAnswer> {
  const { mode, queries, path } = request;
  const options = homeRegion === undefined ? {} : { homeRegion };
  const lock = await readLock(path, { optional: mode === 'update' });
  if (mode === 'locked') {
    const selections = await selectAllLocked(lock, request, dependencies);
    const isOne = Object.keys(queries).length === 1;
    return { lock, changes: [], selections: isOne ? selections : [], assertAccepted: () => {} };
  }
  if (mode === 'check') {
    const report = await checkLock(lock, queries, dependencies, options);
    return { lock, changes: report.changes, selections: [], assertAccepted: () => assertUpToDate(report) };
  }
  const { lock: updated, changes } = await updateLock(lock, queries, dependencies, options);
  await writeFile(path, formatLock(updated));
  return { lock: updated, changes, selections: [], assertAccepted: () => {} };
}

async function selectAllLocked(
  lock: Lock,
  { queries, whenStale }: LockRequest,
  dependencies: SelectDependencies,
): Promise<readonly Selection[]> {
  const wanted = Object.entries(queries).flatMap(([name, query]) =>
    regionsOf(name, query, lock).map((region) => ({
      lock,
      name,
      query: { ...query, regions: [region] },
      whenStale,
    })),
  );
  return Promise.all(wanted.map((one) => selectLocked(one, dependencies)));
}

/** For a query of all regions, those that the lock has. */
function regionsOf(name: string, { regions = [] }: ImageQuery, lock: Lock): readonly string[] {
  return regions.includes('all') ? Object.keys(lock.images[name]?.regions ?? {}) : regions;
}

/** Image ids by name and region. */
export function lockedIds({ images }: Lock): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    Object.entries(images).map(([name, { regions }]) => [
      name,
      Object.fromEntries(Object.entries(regions).map(([region, { id }]) => [region, id])),
    ]),
  );
}

/** The same queries, each with regions: its own, or that of the environment. */
export function withRegions(
  queries: NamedQueries,
  regionsFor: (query: ImageQuery) => readonly string[],
): NamedQueries {
  return Object.fromEntries(
    Object.entries(queries).map(([name, query]) => [name, { ...query, regions: regionsFor(query) }]),
  );
}

async function readLock(path: string, { optional }: { readonly optional: boolean }): Promise<Lock> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (optional && isMissing) return emptyLock();
    throw new ActionError('INVALID_INPUT', `input "lock" is "${path}", which cannot be read`, {
      cause: error,
      hint: 'Write it with lock-mode: update, and commit it.',
    });
  }
  return parseLock(text);
}
