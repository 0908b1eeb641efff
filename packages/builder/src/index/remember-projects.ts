import type { PackageIndex, Project } from './package-index.ts';

interface Lookup {
  readonly project: Promise<Project>;
  /** Of whoever looked it up first. */
  readonly signal: AbortSignal | undefined;
}

/** An index that looks each project up once, however many ask for it, unless that failed. */
export function rememberProjects(index: PackageIndex): PackageIndex {
  const lookups = new Map<string, Lookup>();
  const project = async (key: string, signal?: AbortSignal): Promise<Project> => {
    const known = lookups.get(key);
    const lookup = known ?? { project: index.project(key, signal), signal };
    lookups.set(key, lookup);
    try {
      return await lookup.project;
    } catch (error) {
      if (lookups.get(key) === lookup) lookups.delete(key);
      const isOthers = known?.signal?.aborted === true && signal?.aborted !== true;
      if (isOthers) return project(key, signal);
      throw error;
    }
  };
  return { name: index.name, project, advisories: index.advisories };
}
