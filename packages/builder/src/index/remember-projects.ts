import type { PackageIndex } from './package-index.ts';

interface Lookup<T> {
  readonly result: Promise<T>;
  /** Of whoever looked it up first. */
  readonly signal: AbortSignal | undefined;
}

/** An index that looks each project, and the vulnerabilities of each version, up once, unless that failed. */
export function rememberProjects(index: PackageIndex): PackageIndex {
  const { name, advisories, serving } = index;
  const project = remember((key, signal) => index.project(key, signal));
  const remembered = advisories && remember((id, signal) => advisories(...parse(id), signal));
  return {
    name,
    project,
    serving,
    advisories: remembered && ((key, version, signal) => remembered(JSON.stringify([key, version]), signal)),
  };
}

function parse(id: string): readonly [key: string, version: string] {
  const [key = '', version = ''] = JSON.parse(id) as readonly string[];
  return [key, version];
}

/** Looks up once, however many ask for it. */
function remember<T>(
  lookUp: (id: string, signal?: AbortSignal) => Promise<T>,
): (id: string, signal?: AbortSignal) => Promise<T> {
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
  return find;
}
