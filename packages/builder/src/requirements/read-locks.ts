import type { Build, Environment } from '../definition/build.ts';
import type { Problem } from '../report/errors.ts';
import { readBuildPins } from './build-pins.ts';
import { type IndexLine, judgeIndexLines } from './index-lines.ts';
import type { LockCondition } from './lock-condition.ts';
import { withLockHints } from './lock-hints.ts';
import type { Mentions } from './mentions.ts';
import { readRequirements } from './read-requirements.ts';
import type { Requirement } from './requirement.ts';
import { unlockedNames } from './unlocked-names.ts';

/** An environment with the requirements of its files. */
export interface Lock {
  readonly environment: Environment;
  readonly requirements: readonly Requirement[];
  /** Conditions of its files as a whole on a machine. */
  readonly conditions?: readonly LockCondition[] | undefined;
}

export interface LockReading {
  readonly locks: readonly Lock[];
  readonly problems: readonly Problem[];
  /** Pins of what builds source archives, of `build-requirements`. */
  readonly buildPins: readonly Requirement[];
  /** The address of an index that the files name, for a build that names none. */
  readonly indexUrl?: string | undefined;
  /** The line that names it. */
  readonly indexUrlLine?: Build['indexUrlLine'];
}

/**
 * Reads the requirement files of every environment; `problems` are requirements that are unpinned, unhashed,
 * unreadable or in conflict, or lines that name another index than that of the build, each with file and line.
 */
export function readLocks(build: Build): LockReading {
  const locks: Lock[] = [];
  const problems: Problem[][] = [];
  const mentions: Mentions[] = [];
  const lines: IndexLine[][] = [];
  const { baseDirectory, commandDirectory, variableOf, typed = [] } = build;
  const options = { baseDirectory, commandDirectory, variableOf, isTyped: typed.includes('requirements') };
  for (const environment of build.environments) {
    const { extras, groups } = environment;
    const set = readRequirements(environment.requirements, { ...options, extras, groups });
    locks.push({ environment, requirements: set.requirements, conditions: set.conditions });
    const own = withLockHints(set.problems, set.requirements);
    problems.push(own.map((problem) => ({ ...problem, environment: environment.name })));
    lines.push([...set.indexLines]);
    mentions.push(set.mentions);
  }
  const pins = readBuildPins(build, mentions, options);
  problems.push([...pins.problems], [...unreviewable(build, [...mentions, pins.mentions])]);
  lines.push([...pins.indexLines]);
  const allowed = build.indexes?.map(({ url }) => url);
  const verdict = judgeIndexLines(lines.flat(), {
    ...build,
    allowed,
    pipIndexUrl: variableOf?.('PIP_INDEX_URL'),
  });
  return {
    locks,
    problems: [...problems.flat(), ...verdict.problems],
    buildPins: pins.requirements,
    indexUrl: verdict.indexUrl,
    indexUrlLine: verdict.indexUrlLine,
  };
}

/** Names of `licences.reviewed` that are no packages of the build. */
function unreviewable({ licences }: Build, mentions: readonly Mentions[]): readonly Problem[] {
  return unlockedNames('build.licences.reviewed', licences?.reviewed ?? [], mentions);
}

/** Normalised names of everything that is pinned. */
export function lockedNames({
  locks,
  buildPins = [],
}: Pick<LockReading, 'locks'> & Partial<Pick<LockReading, 'buildPins'>>): ReadonlySet<string> {
  const pins = [...locks.flatMap(({ requirements }) => requirements), ...buildPins];
  return new Set(pins.map(({ key }) => key));
}

/** The build with the index that its files name, when it names none itself. */
export function withIndexUrl(
  build: Build,
  { indexUrl, indexUrlLine }: Pick<LockReading, 'indexUrl' | 'indexUrlLine'>,
): Build {
  return indexUrl === undefined ? build : { ...build, indexUrl, indexUrlLine };
}
