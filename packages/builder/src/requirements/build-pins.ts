import { BUILD_REQUIREMENTS } from '../definition/allow-sdist.ts';
import type { Build } from '../definition/build.ts';
import type { Mentions } from './mentions.ts';
import { type RequirementSet, readRequirements } from './read-requirements.ts';
import type { ReadOptions } from './requirement-reader.ts';
import { unlockedNames } from './unlocked-names.ts';

export type BuildPins = Omit<RequirementSet, 'conditions'>;

const NONE: BuildPins = {
  requirements: [],
  problems: [],
  indexLines: [],
  mentions: { keys: [], unread: [], isWhole: true },
};

/**
 * Reads the pins of what builds source archives; a name in `allow-sdist` that nothing pins is a problem.
 * @param locked what the files of all environments name
 */
export function readBuildPins(
  { allowSdist = [], buildRequirements = [] }: Pick<Build, 'allowSdist' | 'buildRequirements'>,
  locked: readonly Mentions[],
  options: ReadOptions,
): BuildPins {
  if (allowSdist.length === 0) return NONE;
  // Whoever types the files of environments has not typed these.
  const inside = { ...options, isTyped: false };
  const set = buildRequirements.length === 0 ? NONE : readRequirements(buildRequirements, inside);
  const unknown = unlockedNames('build.allow-sdist', allowSdist, [...locked, set.mentions]);
  const problems = set.problems.map((problem) =>
    problem.file === undefined ? { field: `build.${BUILD_REQUIREMENTS}`, ...problem } : problem,
  );
  return { ...set, problems: [...problems, ...unknown] };
}
