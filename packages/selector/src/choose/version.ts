import { withoutIds } from './version-noise.ts';

/** The dotted groups of a name, each compared on its own: `base-1.2.1-3` is [[1, 2, 1], [3]]. */
export type Version = readonly (readonly number[])[];

/** Earlier than the release they lead to. */
const PREVIEW: Readonly<Record<string, number>> = {
  dev: -6,
  nightly: -6,
  snapshot: -6,
  alpha: -5,
  preview: -4,
  pre: -4,
  beta: -3,
  rc: -2,
};

/**
 * The version in a name. Dates, ids and hashes are no part of it, and `rc` and its like are earlier than the
 * release. With a pattern, each of its groups is one dotted group, read as it is.
 */
export function versionOf(name: string, pattern?: RegExp): Version {
  const match = pattern?.exec(name);
  if (match !== null && match !== undefined) return match.slice(1).map((text = '') => numbersOf(text));
  return groupsOf(withoutIds(name));
}

/** The numbers of one dotted group, such as the version that a person writes: `15-sp7` is [15, 7]. */
export function numbersOf(text: string): readonly number[] {
  return groupsOf(text).flat();
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

/** Compares two dotted groups, the shorter one padded with 0. */
export function compareNumbers(left: readonly number[], right: readonly number[]): number {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function groupsOf(text: string): Version {
  const groups: number[][] = [];
  let preview: number | undefined;
  for (const [token] of text.matchAll(/\d+(?:\.\d+)*|[a-z]+/gi)) {
    const numbers = /^\d/.test(token) ? token.split('.').map(Number) : [];
    if (preview !== undefined) groups.push([preview, ...numbers]);
    else if (numbers.length > 0) groups.push(numbers);
    preview = numbers.length > 0 ? undefined : PREVIEW[token.toLowerCase()];
  }
  if (preview !== undefined) groups.push([preview]);
  return groups;
}
