import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { didYouMean } from '@ami-select/config';
import {
  assertUpToDate,
  checkLock,
  emptyLock,
  formatLock,
  type ImageQuery,
  type Lock,
  type NamedQueries,
  parseLock,
  type SelectDependencies,
  type Selection,
  selectLocked,
  updateLock,
} from '@ami-select/selector';
import type { CommandContext } from '../context.ts';
import { CliError } from '../errors.ts';
import { selectionLines } from '../output/describe-selection.ts';

const MODES = ['locked', 'update', 'check'] as const;
const STALE = ['fail', 'warn'] as const;

/** Name of the lock file, beside the config. */
const LOCK_FILE = 'ami.lock.json';

/** What the flags say about a lock. */
export interface LockWish {
  readonly mode: (typeof MODES)[number];
  /** As given; beside the config when absent. */
  readonly file?: string;
  /** What a deprecated image or a changed query is, in mode `locked`. */
  readonly whenStale: (typeof STALE)[number];
}

/** The flags that `readLockWish` reads, as commander gives them. */
export interface LockFlags {
  readonly lock?: string;
  readonly lockMode?: string;
  readonly whenStale?: string;
}

/** Reads the flags of the lock; undefined when no lock is asked for. */
export function readLockWish(
  { lock: file, lockMode, whenStale }: LockFlags,
  problems: string[],
): LockWish | undefined {
  const mode = readWord('--lock-mode', lockMode, MODES, problems);
  const stale = readWord('--when-stale', whenStale, STALE, problems);
  if (file === undefined && lockMode === undefined) {
    if (whenStale !== undefined) problems.push('--when-stale is for --lock');
    return undefined;
  }
  return { mode: mode ?? 'locked', whenStale: stale ?? 'fail', ...(file !== undefined && { file }) };
}

function readWord<Word extends string>(
  flag: string,
  value: string | undefined,
  words: readonly Word[],
  problems: string[],
): Word | undefined {
  const found = words.find((word) => word === value);
  if (value !== undefined && found === undefined) {
    problems.push(`${flag} is "${value}"${didYouMean(value, words)}; allowed: ${words.join(', ')}`);
  }
  return found;
}

export interface LockRequest {
  readonly wish: LockWish;
  /** The images of the config that are asked for, each with its regions. */
  readonly queries: NamedQueries;
  /** Path of the config; the lock lies beside it unless the wish says otherwise. */
  readonly configPath: string | undefined;
  /** The region that is asked for the enabled ones. */
  readonly homeRegion: string | undefined;
}

/** `ami-select select --lock`: takes images from the lock, writes it anew, or compares it with what is true today. */
export async function selectWithLock(
  request: LockRequest,
  { environment, results }: CommandContext,
  dependencies: SelectDependencies,
): Promise<void> {
  const { wish, queries, homeRegion } = request;
  const path = lockPath(request, environment.workingDirectory);
  const options = homeRegion === undefined ? {} : { homeRegion };
  const lock = await readLock(path, { optional: wish.mode === 'update' });
  results.add({ lock: path });
  if (wish.mode === 'update') {
    const { lock: updated, changes } = await updateLock(lock, queries, dependencies, options);
    await writeFile(path, formatLock(updated));
    results.text(changes.length === 0 ? ['nothing changed'] : changes.map(({ message }) => message));
    results.add({ changes });
    return;
  }
  if (wish.mode === 'check') {
    const report = await checkLock(lock, queries, dependencies, options);
    results.add({ ...report });
    assertUpToDate(report);
    results.text(['the lock is up to date']);
    return;
  }
  const selections = await lockedSelections(lock, request, dependencies);
  for (const { selection } of selections) results.text(selectionLines(selection, { everyReason: true }));
  results.add({ selections });
}

function lockPath({ wish: { file }, configPath }: LockRequest, workingDirectory: string): string {
  if (file !== undefined) return resolve(workingDirectory, file);
  return join(configPath === undefined ? workingDirectory : dirname(configPath), LOCK_FILE);
}

async function lockedSelections(
  lock: Lock,
  { queries, wish: { whenStale } }: LockRequest,
  dependencies: SelectDependencies,
): Promise<readonly { readonly name: string; readonly selection: Selection }[]> {
  const wanted = Object.entries(queries).flatMap(([name, query]) =>
    lockedRegions(name, query, lock).map((region) => ({ name, query: { ...query, regions: [region] } })),
  );
  return Promise.all(
    wanted.map(async ({ name, query }) => ({
      name,
      selection: await selectLocked({ lock, name, query, whenStale }, dependencies),
    })),
  );
}

/** For a query of all regions, those that the lock has. */
function lockedRegions(name: string, { regions = [] }: ImageQuery, lock: Lock): readonly string[] {
  return regions.includes('all') ? Object.keys(lock.images[name]?.regions ?? {}) : regions;
}

async function readLock(path: string, { optional }: { readonly optional: boolean }): Promise<Lock> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (optional && isMissing) return emptyLock();
    throw new CliError('INVALID_INPUT', `cannot read the lock ${path}`, {
      cause: error,
      hint: 'Write it with: ami-select select --lock-mode update',
    });
  }
  return parseLock(text);
}
