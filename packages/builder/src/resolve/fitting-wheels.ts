import type { PythonFacts } from '../machine/facts.ts';
import { compareVersions } from '../requirements/version.ts';
import { compareBuildTags } from '../wheels/build-tag.ts';
import { acceptsPython } from '../wheels/requires-python.ts';
import { supportedTags } from '../wheels/supported-tags.ts';
import type { Candidate } from './candidate.ts';

/** The part of a candidate that decides whether it fits. */
export interface FitCandidate extends Pick<Candidate, 'wheel'> {
  readonly file: Pick<Candidate['file'], 'requiresPython' | 'yanked'>;
}

/** The place of each tag that a Python takes; the best one has 0. */
export type TagRanks = ReadonlyMap<string, number>;

/** Ranks the tags of a Python, once for all its requirements. */
export function rankTags(python: PythonFacts): TagRanks {
  return new Map(supportedTags(python).map((tag, index) => [tag, index]));
}

/**
 * The wheels that a Python can install, best first: not yanked before yanked, then the higher local version, then the tag
 * that is listed first, then the higher build tag.
 */
export function fittingWheels<T extends FitCandidate>(
  candidates: readonly T[],
  python: PythonFacts,
  ranks: TagRanks,
): readonly T[] {
  const version = python.markers.python_full_version;
  return candidates
    .filter(({ file }) => acceptsPython(file.requiresPython, version))
    .map((candidate) => ({ candidate, rank: bestRank(candidate, ranks) }))
    .filter(({ rank }) => Number.isFinite(rank))
    .sort(({ candidate: left, rank: a }, { candidate: right, rank: b }) => {
      const yanked = Number(left.file.yanked !== undefined) - Number(right.file.yanked !== undefined);
      const version = compareVersions(right.wheel.version, left.wheel.version);
      return yanked || version || a - b || compareBuildTags(right.wheel.build, left.wheel.build);
    })
    .map(({ candidate }) => candidate);
}

function bestRank({ wheel }: FitCandidate, ranks: TagRanks): number {
  let best = Number.POSITIVE_INFINITY;
  for (const tag of wheel.tags) best = Math.min(best, ranks.get(tag) ?? best);
  return best;
}
