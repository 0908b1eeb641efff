import type { Clock } from '@ami-select/core';
import { alsoFailed } from '../report/also-failed.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { problemsError } from '../report/problem.ts';
import type { PackageIndex, Project } from './package-index.ts';
import { stopSoon } from './stop-soon.ts';

export interface ReadProjectsOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Whose files are needed, by normalised name; all of a project when absent. */
  readonly versions?: ReadonlyMap<string, ReadonlySet<string>> | undefined;
}

/**
 * Looks many projects up at once, by their normalised names. Once one has failed, the others have little time left.
 * @throws BuilderError that lists every project that cannot be looked up; the reason of the signal
 */
export async function readProjects(
  index: PackageIndex,
  keys: Iterable<string>,
  { clock, signal, versions }: ReadProjectsOptions,
): Promise<ReadonlyMap<string, Project>> {
  const projects = new Map<string, Project>();
  const failures = new Map<unknown, string[]>();
  const stop = new AbortController();
  const any = AbortSignal.any([stop.signal, ...(signal ? [signal] : [])]);
  const read = async (key: string): Promise<void> => {
    try {
      projects.set(key, await index.project(key, any, versions?.get(key)));
    } catch (error) {
      if (failures.size === 0) stopSoon(error, stop, clock);
      failures.set(error, [...(failures.get(error) ?? []), key]);
    }
  };
  await Promise.all([...new Set(keys)].map(read));
  signal?.throwIfAborted();
  if (failures.size > 0) throw combine(failures);
  return projects;
}

/** One error for all; hosts that are down fail every project by the same one. */
function combine(failures: ReadonlyMap<unknown, readonly string[]>): unknown {
  const [first] = failures.keys();
  const problems = [...failures].flatMap(([error, keys]) =>
    error instanceof BuilderError
      ? problemsOf(error).map((problem) => {
          return { ...problem, message: `${problem.message}${alsoFailed('not looked up', keys.slice(1))}` };
        })
      : [],
  );
  if (problems.length < failures.size)
    return [...failures.keys()].find((error) => !(error instanceof BuilderError));
  const { code, message, problems: listed } = problemsError('The index cannot be read', problems) ?? {};
  if (code === undefined || message === undefined || !(first instanceof BuilderError)) return first;
  return new BuilderError(code, message, { problems: listed ?? [], hint: first.hint, cause: first });
}

function problemsOf({ code, message, problems }: BuilderError): readonly Problem[] {
  return problems.length > 0 ? problems : [{ code, message }];
}
