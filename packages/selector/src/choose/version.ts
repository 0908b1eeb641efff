/** Words with digits that are not part of a version. */
const NOISE =
  /x86[_-]64|amd64|arm64|aarch64|i386|i686|gp[23]|io[12]|ext[34]|ec2|s3|utf-?8|sha256|64-?bit|32-?bit/gi;

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
 * The numbers of a name in their order, so that 8.10 comes after 8.9; words such as `rc` become negative
 * numbers, so that 1.2.0-rc1 comes before 1.2.0. With a pattern only its groups are read.
 */
export function versionOf(name: string, pattern?: RegExp): readonly number[] {
  const match = pattern?.exec(name);
  const text = match === null || match === undefined ? name.replace(NOISE, ' ') : match.slice(1).join(' ');
  const numbers: number[] = [];
  for (const [token] of text.matchAll(/\d+|[a-z]+/gi)) {
    const preview = PREVIEW[token.toLowerCase()];
    if (preview !== undefined) numbers.push(preview);
    else if (/^\d/.test(token)) numbers.push(Number(token));
  }
  return numbers;
}

/** Negative when left is the earlier version. A missing number counts as 0: 1.2 equals 1.2.0. */
export function compareVersions(left: readonly number[], right: readonly number[]): number {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
