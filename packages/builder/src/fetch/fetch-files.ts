import { REQUESTS_IN_FLIGHT } from '../index/slots.ts';
import { alsoFailed } from '../report/also-failed.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { problemsError, throwProblems } from '../report/problem.ts';
import { identityOf, keyOf, knownSha256, type StoredWheel, type WantedFile } from './stored-wheel.ts';
import type { StoredFile, WheelStore } from './wheel-store.ts';

export interface FetchFilesOptions {
  readonly store: WheelStore;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Brings every file to this machine, once, and checks it against every requirement for it.
 * @returns the files by `keyOf`, in the order of those that want them
 * @throws BuilderError that lists every file whose bytes are not the ones that were locked (`HASH`), and what could not
 * be fetched (`UNREACHABLE_INDEX`, `NO_WHEEL`); the first that is unreachable ends the others
 */
export async function fetchFiles(
  wanted: readonly WantedFile[],
  { store, signal }: FetchFilesOptions,
): Promise<ReadonlyMap<string, StoredWheel>> {
  const groups = byIdentity(wanted);
  const queue = groups.values();
  const stop = new AbortController();
  const any = AbortSignal.any([stop.signal, ...(signal ? [signal] : [])]);
  const problems = new Map<Group, readonly Problem[]>();
  const failures: Failure[] = [];
  const wheels = new Map<Group, StoredWheel>();
  const work = async (): Promise<void> => {
    for (const group of queue) {
      if (any.aborted) return;
      try {
        const stored = await fetchFile(group, store, any);
        if ('problems' in stored) problems.set(group, stored.problems);
        else wheels.set(group, stored);
      } catch (error) {
        if (any.aborted) return;
        stop.abort(error);
        if (!(error instanceof BuilderError)) throw error;
        failures.push({ error, group });
      }
    }
  };
  await Promise.all(Array.from({ length: REQUESTS_IN_FLIGHT }, work));
  signal?.throwIfAborted();
  const [failure] = failures;
  // Downloads end in any order.
  const listed = groups.flatMap((group) => problems.get(group) ?? []);
  if (failure !== undefined) {
    const left = groups.filter((group) => group !== failure.group && !wheels.has(group));
    throw combine(failure.error, listed, left.map(nameOf));
  }
  throwProblems('Files of the lock cannot be used', listed);
  const inOrder = groups.flatMap((group) => wheels.get(group) ?? []);
  return new Map(inOrder.map((wheel) => [keyOf(wheel), wheel]));
}

/** Everybody who wants one file. */
type Group = readonly WantedFile[];

function byIdentity(wanted: readonly WantedFile[]): readonly Group[] {
  const groups = new Map<string, WantedFile[]>();
  for (const one of wanted) {
    const group = groups.get(identityOf(one)) ?? [];
    groups.set(identityOf(one), group);
    const isKnown = group.some(({ requirement }) => requirement === one.requirement);
    if (!isKnown) group.push(one);
  }
  return [...groups.values()];
}

function nameOf([first]: Group): string {
  return first?.file.filename ?? '';
}

/** Errors of a file, after which others can be fetched. */
const OF_ONE_FILE: ReadonlySet<string> = new Set(['NO_WHEEL', 'HASH']);

type Outcome = StoredWheel | { readonly problems: readonly Problem[] };

async function fetchFile(group: Group, store: WheelStore, signal: AbortSignal): Promise<Outcome> {
  const [first] = group;
  if (first === undefined) return { problems: [] };
  const { file } = first;
  const needed = group.flatMap(({ requirement }) => requirement.hashes);
  const refusals = ({ digests }: Pick<StoredFile, 'digests'>): readonly WantedFile[] =>
    group.filter(({ requirement }) => !requirement.hashes.some((hash) => digests.has(hash)));
  const known = knownSha256(first);
  const kept = known === undefined ? undefined : await store.find(known, needed, signal);
  if (kept !== undefined && refusals(kept).length === 0) return describe(file.filename, kept, false);
  try {
    const accepts = (digests: StoredFile['digests']): boolean => refusals({ digests }).length === 0;
    const added = await store.add(file, needed, { accepts, signal });
    const problems = refusals(added).map((wanted) => wrongHash(wanted, added));
    return problems.length === 0 ? describe(file.filename, added, true) : { problems };
  } catch (error) {
    if (!(error instanceof BuilderError) || !OF_ONE_FILE.has(error.code)) throw error;
    return {
      problems: group.map(({ requirement }) => ({
        code: error.code,
        message: error.message,
        ...placeOf(requirement),
      })),
    };
  }
}

function describe(filename: string, { path, digests }: StoredFile, downloaded: boolean): StoredWheel {
  return { filename, path, sha256: digests.sha256, bytes: digests.bytes, downloaded };
}

function wrongHash({ requirement, file }: WantedFile, { digests }: StoredFile): Problem {
  const { sha256, bytes } = digests;
  const isShort = file.size !== undefined && file.size !== bytes;
  const length = isShort ? ` and ${bytes} of its ${file.size} bytes` : '';
  const message = `${file.filename} has sha256:${sha256}${length}, allowed are ${requirement.hashes.join(', ')}`;
  return { code: 'HASH', message, ...placeOf(requirement) };
}

function placeOf({ file, line }: WantedFile['requirement']): Pick<Problem, 'file' | 'line'> {
  return { file, line };
}

interface Failure {
  readonly error: BuilderError;
  readonly group: Group;
}

/** One error for everything that is wrong; `left` are files of which nothing is known. */
function combine(error: BuilderError, problems: readonly Problem[], left: readonly string[]): BuilderError {
  if (problems.length === 0 && left.length === 0) return error;
  const { code, hint } = error;
  const message = `${error.message}${alsoFailed('not fetched', left)}`;
  const all = problemsError('The wheels cannot be fetched', [...problems, { code, message }]);
  if (all === undefined) return error;
  return new BuilderError(all.code, all.message, { problems: all.problems, hint, cause: error });
}
