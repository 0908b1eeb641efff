import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { didYouMean } from '@ami-select/config';
import {
  assertUpToDate,
  checkLock,
  emptyLock,
  formatLock,
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
export type LockMode = (typeof MODES)[number];

/** Name of the lock file, beside the config. */
const LOCK_FILE = 'ami.lock.json';

/** Reads the value of `--lock`; a problem when it is none of the modes. */
export function readLockMode(value: unknown, problems: string[]): LockMode | undefined {
  if (value === undefined) return undefined;
  const mode = MODES.find((candidate) => candidate === value);
  if (mode === undefined) {
    problems.push(
      `--lock is "${String(value)}"${didYouMean(String(value), MODES)}; allowed: ${MODES.join(', ')}`,
    );
  }
  return mode;
}

export interface LockRequest {
  readonly mode: LockMode;
  /** The images of the config that are asked for, each with its regions. */
  readonly queries: NamedQueries;
  /** Path of the config; the lock lies beside it. */
  readonly configPath: string | undefined;
}

/** `ami-select select --lock`: takes images from the lock, writes it anew, or compares it with what is true today. */
export async function selectWithLock(
  { mode, queries, configPath }: LockRequest,
  { environment, results }: CommandContext,
  dependencies: SelectDependencies,
): Promise<void> {
  const folder = configPath === undefined ? environment.workingDirectory : dirname(configPath);
  const path = join(resolve(folder), LOCK_FILE);
  const lock = await readLock(path, { optional: mode === 'update' });
  if (mode === 'update') {
    const { lock: updated, changes } = await updateLock(lock, queries, dependencies);
    await writeFile(path, formatLock(updated));
    results.text(changes.length === 0 ? ['nothing changed'] : changes.map(({ message }) => message));
    results.add({ lock: path, changes });
    return;
  }
  if (mode === 'check') {
    const report = await checkLock(lock, queries, dependencies);
    results.add({ lock: path, ...report });
    assertUpToDate(report);
    results.text(['the lock is up to date']);
    return;
  }
  const selections = await lockedSelections(lock, queries, dependencies);
  for (const { selection } of selections) results.text(selectionLines(selection, { everyReason: true }));
  results.add({ lock: path, selections });
}

async function lockedSelections(
  lock: Lock,
  queries: NamedQueries,
  dependencies: SelectDependencies,
): Promise<readonly { readonly name: string; readonly selection: Selection }[]> {
  const wanted = Object.entries(queries).flatMap(([name, query]) =>
    (query.regions ?? []).map((region) => ({ name, query: { ...query, regions: [region] } })),
  );
  return Promise.all(
    wanted.map(async ({ name, query }) => ({
      name,
      selection: await selectLocked({ lock, name, query }, dependencies),
    })),
  );
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
      hint: 'Write it with: ami-select select --lock update',
    });
  }
  return parseLock(text);
}
