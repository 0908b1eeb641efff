import type { IndexFile, PackageIndex } from '../index/package-index.ts';
import type { MachineFacts } from '../machine/facts.ts';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import type { Lock } from '../requirements/read-locks.ts';
import { MachineResolver } from './machine-resolver.ts';
import { PINNED_PIP } from './pinned-pip.ts';
import type { MachineResolution } from './resolution.ts';

export interface ResolveOptions {
  readonly index: PackageIndex;
  readonly facts: ReadonlyMap<string, MachineFacts>;
  readonly warn: (message: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds for every environment on every machine the wheels it needs.
 * @throws BuilderError that lists everything that is missing (`NO_WHEEL`, `HASH`, `MACHINE_FAILED`).
 */
export async function resolveMachines(
  locks: readonly Lock[],
  options: ResolveOptions,
): Promise<readonly MachineResolution[]> {
  const { index, facts, warn, signal } = options;
  const files = new Map<string, Promise<readonly IndexFile[]>>();
  const filesOf = (key: string): Promise<readonly IndexFile[]> => {
    const known = files.get(key) ?? index.project(key, signal).then((project) => project.files);
    files.set(key, known);
    return known;
  };
  await prefetch(locks, filesOf);
  const problems: Problem[] = [];
  const resolutions: MachineResolution[] = [];
  for (const [machine, machineFacts] of facts) {
    const resolver = new MachineResolver({
      machine,
      facts: machineFacts,
      indexName: index.name,
      filesOf,
      warn,
    });
    resolutions.push(await resolver.resolve(locks));
    problems.push(...resolver.problems);
  }
  throwProblems('Not every requirement can be installed', mergeMachines(problems));
  return resolutions;
}

/** Queries all projects at once; a query that fails fails again, in order, for the machines. */
async function prefetch(locks: readonly Lock[], filesOf: (key: string) => Promise<unknown>): Promise<void> {
  const keys = new Set(locks.flatMap((lock) => lock.requirements.map(({ key }) => key)));
  if (keys.size > 0) keys.add(PINNED_PIP.key);
  await Promise.all([...keys].map(filesOf));
}

/** The same problem on several machines is one problem. */
function mergeMachines(problems: readonly Problem[]): readonly Problem[] {
  const merged = new Map<string, Problem>();
  for (const problem of problems) {
    const key = JSON.stringify({ ...problem, machine: undefined });
    const earlier = merged.get(key);
    const machine = [earlier?.machine, problem.machine].filter((name) => name !== undefined).join(', ');
    merged.set(key, machine === '' ? problem : { ...problem, machine });
  }
  return [...merged.values()];
}
