import { readdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Build } from '../definition/build.ts';
import { countMore, MOST_LISTED } from '../report/shorten.ts';
import { pathInBuild } from '../requirements/path-in-command.ts';
import { readLocks } from '../requirements/read-locks.ts';
import { EARLIER_RECORD, readLastTry } from './last-run.ts';
import { readRecord } from './read-record.ts';
import { RECORD } from './record.ts';
import { isWrittenName } from './written-names.ts';

export interface OutputConflictsOptions {
  /** As far as it can be read. */
  readonly build?: Build | undefined;
  /** Whether it can be the name of a machine. */
  readonly isMachine: (name: string) => boolean;
}

/**
 * Why a run must not write to an output directory: it would replace locks of the build, something else stands in the place
 * of a machine's folder, or it would replace files of a folder without a record of a run, which are somebody else's. Each
 * reason names all of them.
 */
export async function outputConflicts(
  outputDirectory: string,
  { build, isMachine }: OutputConflictsOptions,
): Promise<readonly string[]> {
  const entries = await readdir(outputDirectory, { withFileTypes: true }).catch(() => []);
  const names = { environments: build?.environments ?? [], isMachine };
  const written = entries.filter(({ name }) => isWrittenName(name, names));
  const read = written.length > 0 ? await lockFiles(build) : new Set<string>();
  const isOfRuns = (await readLastTry(outputDirectory)) !== undefined;
  const locks: string[] = [];
  const blocked: string[] = [];
  const foreign: string[] = [];
  for (const entry of written) {
    const path = join(outputDirectory, entry.name);
    if (read.has(await realOf(path))) locks.push(entry.name);
    else if (isMachine(entry.name) && !entry.isDirectory()) blocked.push(entry.name);
    else if (!isOfRuns && !(await isRecord(path, entry.name))) foreign.push(entry.name);
  }
  return [
    ...because('the build reads what the run would replace', locks),
    ...because('a link or a file is in the place of the folder of a machine', blocked),
    ...because('no run has written what this one would replace', foreign),
  ];
}

function because(reason: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const shown = [...names].sort().slice(0, MOST_LISTED);
  const more = names.length > shown.length ? [countMore(names.length - shown.length)] : [];
  return [`${reason} (${[...shown, ...more].join(', ')})`];
}

/** Where the requirement files of a build really are, also those that others include. */
async function lockFiles(build: Build | undefined): Promise<ReadonlySet<string>> {
  if (build === undefined) return new Set();
  const { baseDirectory, environments, buildRequirements = [] } = build;
  const { locks, buildPins } = readLocks(build);
  const files = [...locks.flatMap(({ requirements }) => requirements), ...buildPins].map(({ file }) => file);
  const named = [...environments.flatMap(({ requirements }) => requirements), ...buildRequirements];
  const paths = [...named, ...new Set(files.map((file) => pathInBuild(file, build)))];
  return new Set(await Promise.all(paths.map((path) => realOf(resolve(baseDirectory, path)))));
}

async function realOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** A record without a run, as of one that was refused. */
async function isRecord(path: string, name: string): Promise<boolean> {
  return (name === RECORD || name === EARLIER_RECORD) && (await readRecord(path)) !== undefined;
}
