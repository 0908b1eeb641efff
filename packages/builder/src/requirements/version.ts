/** A version as PEP 440 has it, ready to compare; its numbers may have any size. */
export interface Version {
  readonly epoch: bigint;
  readonly release: readonly bigint[];
  /** `a`, `b` or `rc` with its number. */
  readonly pre?: readonly ['a' | 'b' | 'rc', bigint] | undefined;
  readonly post?: bigint | undefined;
  readonly dev?: bigint | undefined;
  readonly local: readonly (bigint | string)[];
}

/** One of a thousand characters is no version that anybody published. */
const LONGEST = 1000;

const VERSION =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/i;

const PRE_RANK = { a: 1n, b: 2n, rc: 3n } as const;
const PRE_NAMES: Readonly<Record<string, keyof typeof PRE_RANK>> = {
  a: 'a',
  alpha: 'a',
  b: 'b',
  beta: 'b',
};

/** Reads a version of PEP 440; undefined for anything else. */
export function parseVersion(text: string): Version | undefined {
  const match = text.length > LONGEST ? null : VERSION.exec(text.trim());
  if (!match) return undefined;
  const [, epoch = '0', release = '', pre, preNumber, bare, post, postNumber, dev, devNumber, local] = match;
  return {
    epoch: BigInt(epoch),
    release: release.split('.').map(BigInt),
    pre: pre === undefined ? undefined : [PRE_NAMES[pre.toLowerCase()] ?? 'rc', BigInt(preNumber || '0')],
    post: readNumber(bare ?? post, bare ?? postNumber),
    dev: readNumber(dev, devNumber),
    local: local === undefined ? [] : local.toLowerCase().split(/[-_.]/).map(readLocal),
  };
}

/** Whether a string is a version of PEP 440. */
export function isVersion(text: string): boolean {
  return parseVersion(text) !== undefined;
}

/** Orders two strings by PEP 440: negative, zero or positive; what is not a version comes first. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [parseVersion(left), parseVersion(right)];
  if (a !== undefined && b !== undefined) return orderVersions(a, b);
  if (a === undefined && b === undefined) return Number(left > right) - Number(left < right);
  return a === undefined ? -1 : 1;
}

/** Whether two strings are the same version; strings that are not versions must be equal. */
export function sameVersion(left: string, right: string): boolean {
  return compareVersions(left, right) === 0;
}

/** Whether `==` of a pin takes a version: a pin without a local part takes any, as packaging does. */
export function isPinnedAs(version: string, pin: string): boolean {
  const [candidate, pinned] = [parseVersion(version), parseVersion(pin)];
  if (candidate === undefined || pinned === undefined) return sameVersion(version, pin);
  const local = pinned.local.length === 0 ? [] : candidate.local;
  return orderVersions({ ...candidate, local }, pinned) === 0;
}

/** Whether `===` of a pin takes a version, whose local part and number of zeros count, as packaging does. */
export function isWrittenAs(version: string, pin: string): boolean {
  const [candidate, pinned] = [parseVersion(version), parseVersion(pin)];
  if (candidate === undefined || pinned === undefined) return sameVersion(version, pin);
  return orderVersions(candidate, pinned) === 0 && candidate.release.length === pinned.release.length;
}

/** Orders two versions: negative, zero or positive. */
export function orderVersions(left: Version, right: Version): number {
  return (
    compareNumbers([left.epoch], [right.epoch]) ||
    compareNumbers(left.release, right.release) ||
    compareNumbers(phaseOf(left), phaseOf(right)) ||
    compareLocal(left.local, right.local)
  );
}

function readNumber(word: string | undefined, digits: string | undefined): bigint | undefined {
  return word === undefined ? undefined : BigInt(digits || '0');
}

function readLocal(part: string): bigint | string {
  return /^\d+$/.test(part) ? BigInt(part) : part;
}

/** Sorts dev < pre-releases < final < post, and a dev release of each before it. */
function phaseOf({ pre, post, dev }: Version): readonly bigint[] {
  const isOnlyDev = pre === undefined && post === undefined && dev !== undefined;
  const final = isOnlyDev ? 0n : 4n;
  const [rank, number] = pre === undefined ? [final, 0n] : [PRE_RANK[pre[0]], pre[1]];
  return [rank, number, post ?? -1n, dev === undefined ? 1n : 0n, dev ?? 0n];
}

function compareNumbers(left: readonly bigint[], right: readonly bigint[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [a, b] = [left[index] ?? 0n, right[index] ?? 0n];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}

function compareLocal(left: readonly (bigint | string)[], right: readonly (bigint | string)[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [a, b] = [left[index], right[index]];
    if (a === b) continue;
    if (a === undefined) return -1;
    if (b === undefined) return 1;
    if (typeof a !== typeof b) return typeof a === 'bigint' ? 1 : -1;
    return a < b ? -1 : 1;
  }
  return 0;
}
