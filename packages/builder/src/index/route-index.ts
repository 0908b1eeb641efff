import { globMatcher } from '@ami-select/core';
import type { PackageIndex } from './package-index.ts';

/** An index for some packages. */
export interface Route {
  /** Globs of normalised project names. */
  readonly packages: readonly string[];
  readonly index: PackageIndex;
}

/**
 * One index of several: a project comes from the index that has its very name, else from the first whose globs it
 * matches, else from the main one; and from no other, whatever that has.
 * @param main absent when every project has an index of its own
 */
export function routeIndex(routes: readonly Route[], main: PackageIndex | undefined): PackageIndex {
  if (main !== undefined && routes.length === 0) return main;
  const choices = routes.map(({ packages, index }) => {
    return { index, names: new Set(packages), matches: globMatcher(packages) };
  });
  const indexOf = (key: string): PackageIndex | undefined => {
    const choice = choices.find(({ names }) => names.has(key)) ?? choices.find(({ matches }) => matches(key));
    return choice?.index ?? main;
  };
  const hasAdvisories = [main, ...routes.map(({ index }) => index)].some((index) => index?.advisories);
  const named = routes.map(({ packages, index }) => `${index.name} for ${packages.join(', ')}`).join('; ');
  return {
    name: main === undefined ? named : `${main.name} (${named})`,
    project: async (key, ...needs) => (await indexOf(key)?.project(key, ...needs)) ?? { files: [] },
    advisories: hasAdvisories
      ? async (key, version, signal) => indexOf(key)?.advisories?.(key, version, signal)
      : undefined,
    serving: (key) => indexOf(key)?.name ?? '',
  };
}
