import type { Build, Environment } from '../definition/build.ts';
import type { Problem } from '../report/errors.ts';
import { readRequirements } from './read-requirements.ts';
import type { Requirement } from './requirement.ts';

/** An environment with the requirements of its files. */
export interface Lock {
  readonly environment: Environment;
  readonly requirements: readonly Requirement[];
}

export interface LockReading {
  readonly locks: readonly Lock[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the requirement files of every environment; `problems` are requirements that are unpinned, unhashed,
 * unreadable, listed twice or in conflict, each with file and line.
 */
export function readLocks(build: Build): LockReading {
  const locks: Lock[] = [];
  const problems: Problem[] = [];
  const { baseDirectory, typed = [] } = build;
  const options = { baseDirectory, isTyped: typed.includes('requirements') };
  for (const environment of build.environments) {
    const set = readRequirements(environment.requirements, options);
    locks.push({ environment, requirements: set.requirements });
    problems.push(...set.problems.map((problem) => ({ ...problem, environment: environment.name })));
  }
  return { locks, problems };
}
