/** The build tag of a wheel: what counts is its number, then the rest of it (PEP 427). */
export interface BuildTag {
  readonly number: bigint;
  readonly rest: string;
}

/** Reads `10` or `1local`; undefined for a text that does not start with a digit. */
export function readBuildTag(text: string): BuildTag | undefined {
  const [, number, rest = ''] = /^(\d+)(.*)$/.exec(text) ?? [];
  return number === undefined ? undefined : { number: BigInt(number), rest };
}

/** Negative when `left` is the older build; a wheel without a build tag is the oldest. */
export function compareBuildTags(left: BuildTag | undefined, right: BuildTag | undefined): number {
  const [a, b] = [left?.number ?? -1n, right?.number ?? -1n];
  if (a !== b) return a < b ? -1 : 1;
  const [rest, other] = [left?.rest ?? '', right?.rest ?? ''];
  if (rest === other) return 0;
  return rest < other ? -1 : 1;
}
