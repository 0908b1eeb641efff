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

/** Negative when left is the earlier of two versions that a person or a name writes: 1.9, 1.34, 15-sp7, 16-0. */
export function compareVersionWords(left: string, right: string): number {
  return compareNumbers(numbersOf(left), numbersOf(right));
}

/** The numbers of one version, such as `15-sp7`: 15 and 7. */
export function numbersOf(text: string): readonly number[] {
  return groupsOf(text).flat();
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

/** The dotted groups of a text: `base-1.2.1-3` is [[1, 2, 1], [3]]. `rc` and its like are negative numbers. */
export function groupsOf(text: string): readonly (readonly number[])[] {
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
