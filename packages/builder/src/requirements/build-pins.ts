import { didYouMean } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import type { Problem } from '../report/errors.ts';
import { type RequirementSet, readRequirements } from './read-requirements.ts';
import { normalizeName, type Requirement } from './requirement.ts';
import type { ReadOptions } from './requirement-reader.ts';

export type BuildPins = Omit<RequirementSet, 'conditions'>;

const NONE: BuildPins = { requirements: [], problems: [], indexLines: [] };

/**
 * Reads the pins of what builds source archives; a name in `allow-sdist` that nothing pins is a problem.
 * @param locked the requirements of all environments
 */
export function readBuildPins(
  { allowSdist = [], buildRequirements = [] }: Pick<Build, 'allowSdist' | 'buildRequirements'>,
  locked: readonly Requirement[],
  options: ReadOptions,
): BuildPins {
  if (allowSdist.length === 0) return NONE;
  // Whoever types the files of environments has not typed these.
  const inside = { ...options, isTyped: false };
  const set = buildRequirements.length === 0 ? NONE : readRequirements(buildRequirements, inside);
  const keys = new Set([...locked, ...set.requirements].map(({ key }) => key));
  const unknown = allowSdist
    .filter((name) => !keys.has(normalizeName(name)))
    .map((name): Problem => {
      const because = `no lock pins it${didYouMean(name, [...keys])}`;
      const message = `${JSON.stringify(name)} is not valid because ${because}; expected the name of a locked package`;
      return { code: 'INVALID_BUILD', field: 'build.allow-sdist', message };
    });
  return { ...set, problems: [...set.problems, ...unknown] };
}
