import type { PackageIndex, Project } from './package-index.ts';

interface Lookup<T> {
  readonly result: Promise<T>;
  /** Of whoever looked it up first. */
  readonly signal: AbortSignal | undefined;
}

/**
 * An index that looks each project, and the vulnerabilities of each version, up once, unless that failed, or somebody
 * needs files that nobody needed before.
 */
export function rememberProjects(index: PackageIndex): PackageIndex {
  const { name, advisories, serving } = index;
  const remembered = advisories && remember((id, signal) => advisories(...parse(id), signal));
  return {
    name,
    project: rememberFiles(index),
    serving,
    advisories: remembered && ((key, version, signal) => remembered(JSON.stringify([key, version]), signal)),
  };
}

/** A later lookup is for all versions that were ever needed, so that it serves everybody. */
function rememberFiles(index: PackageIndex): PackageIndex['project'] {
  const needed = new Map<string, ReadonlySet<string> | undefined>();
  const lookups = remember<Project>((key, signal) => index.project(key, signal, needed.get(key)));
  return (key, signal, versions) => {
    const known = needed.get(key);
    if (!needed.has(key)) needed.set(key, versions);
    else if (known !== undefined && !has(known, versions)) {
      needed.set(key, versions && new Set([...known, ...versions]));
      lookups.forget(key);
    }
    return lookups(key, signal);
  };
}

function has(known: ReadonlySet<string>, versions: ReadonlySet<string> | undefined): boolean {
  return versions !== undefined && [...versions].every((version) => known.has(version));
}

function parse(id: string): readonly [key: string, version: string] {
  const [key = '', version = ''] = JSON.parse(id) as readonly string[];
  return [key, version];
}

interface Remembered<T> {
  (id: string, signal?: AbortSignal): Promise<T>;
  /** Whoever asks next looks it up again. */
  forget(id: string): void;
}

/** Looks up once, however many ask for it. */
function remember<T>(lookUp: (id: string, signal?: AbortSignal) => Promise<T>): Remembered<T> {
  const lookups = new Map<string, Lookup<T>>();
  const find = async (id: string, signal?: AbortSignal): Promise<T> => {
    const known = lookups.get(id);
    const lookup = known ?? { result: lookUp(id, signal), signal };
    lookups.set(id, lookup);
    try {
      return await lookup.result;
    } catch (error) {
      if (lookups.get(id) === lookup) lookups.delete(id);
      const isOthers = known?.signal?.aborted === true && signal?.aborted !== true;
      if (isOthers) return find(id, signal);
      throw error;
    }
  };
  return Object.assign(find, { forget: (id: string) => void lookups.delete(id) });
}
