import type { PythonFacts } from '../machine/facts.ts';
import { acceptsPython } from '../wheels/requires-python.ts';
import type { Candidate } from './candidate.ts';

const LINUX = /^(?:linux|manylinux|musllinux)/;

/**
 * The Requires-Python of wheels that it alone keeps from a Python: all of those for its system and architecture, of
 * which there is one; else undefined.
 */
export function onlyExcluded(candidates: readonly Candidate[], python: PythonFacts): string | undefined {
  const near = candidates.filter((candidate) => distance(candidate, python) === 0);
  const version = python.markers.python_full_version;
  if (near.length === 0 || near.some(({ file }) => acceptsPython(file.requiresPython, version)))
    return undefined;
  return [...new Set(near.map(({ file }) => file.requiresPython))].join(' or ');
}

/** Those for the same system and architecture first, those for other systems last; for messages. */
export function nearestFirst(candidates: readonly Candidate[], python: PythonFacts): readonly Candidate[] {
  return [...candidates].sort((one, other) => distance(one, python) - distance(other, python));
}

function distance({ wheel }: Candidate, python: PythonFacts): number {
  const platforms = wheel.tags.map((tag) => tag.slice(tag.lastIndexOf('-') + 1));
  const isNear = (platform: string): boolean =>
    platform === 'any' || (LINUX.test(platform) && platform.endsWith(`_${python.markers.platform_machine}`));
  if (platforms.some(isNear)) return 0;
  return platforms.some((platform) => LINUX.test(platform)) ? 1 : 2;
}
