import { compareNumbers, groupsOf, numbersOf } from '../publishers/version-numbers.ts';
import { withoutIds } from './version-noise.ts';

/** The dotted groups of a name, each compared on its own: `base-1.2.1-3` is [[1, 2, 1], [3]]. */
export type Version = readonly (readonly number[])[];

/**
 * The version in a name. Dates, ids and hashes are no part of it, and `rc` and its like are earlier than the
 * release. With a pattern, each of its groups that the name has is one dotted group, read as it is.
 */
export function versionOf(name: string, pattern?: RegExp): Version {
  const match = pattern?.exec(name);
  if (match !== null && match !== undefined)
    return match
      .slice(1)
      .filter((text) => text !== undefined)
      .map(numbersOf);
  return groupsOf(withoutIds(name));
}

/** Negative when left is the earlier version. What is missing counts as 0: 1.2 equals 1.2.0. */
export function compareVersions(left: Version, right: Version): number {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = compareNumbers(left[index] ?? [], right[index] ?? []);
    if (difference !== 0) return difference;
  }
  return 0;
}
