/** A version as PEP 440 has it, ready to compare. */
interface Version {
  readonly epoch: number;
  readonly release: readonly number[];
  /** Sorts dev < pre-releases < final < post; see `phaseOf`. */
  readonly phase: readonly number[];
  readonly local: readonly (number | string)[];
}

const VERSION =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;

const PRE_RANK: Readonly<Record<string, number>> = {
  a: 1,
  alpha: 1,
  b: 2,
  beta: 2,
  c: 3,
  rc: 3,
  pre: 3,
  preview: 3,
};

/** Whether a string is a version of PEP 440. */
export function isVersion(text: string): boolean {
  return VERSION.test(text.trim().toLowerCase());
}

/** Orders two versions by PEP 440: negative, zero or positive. Both must be versions. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [parse(left), parse(right)];
  if (a.epoch !== b.epoch) return a.epoch - b.epoch;
  return (
    compareLists(a.release, b.release) || compareLists(a.phase, b.phase) || compareLocal(a.local, b.local)
  );
}

/** Whether two strings are the same version; strings that are not versions must be equal. */
export function sameVersion(left: string, right: string): boolean {
  if (!isVersion(left) || !isVersion(right)) return left === right;
  return compareVersions(left, right) === 0;
}

/** The numbers of the release part: `1.4.0rc1` has 1, 4, 0. */
export function releaseOf(version: string): readonly number[] {
  return parse(version).release;
}

function parse(text: string): Version {
  const match = VERSION.exec(text.trim().toLowerCase());
  if (!match) throw new RangeError(`not a version: ${text}`);
  const [, epoch = '0', release = '', pre, preNumber, bare, post, postNumber, dev, devNumber, local] = match;
  const postValue = bare ?? (post === undefined ? undefined : postNumber || '0');
  const devValue = dev === undefined ? undefined : Number(devNumber || '0');
  return {
    epoch: Number(epoch),
    release: release.split('.').map(Number),
    phase: phaseOf({ pre, preNumber: Number(preNumber || '0'), post: postValue, dev: devValue }),
    local:
      local === undefined
        ? []
        : local.split(/[-_.]/).map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
  };
}

interface Phase {
  readonly pre: string | undefined;
  readonly preNumber: number;
  readonly post: string | undefined;
  readonly dev: number | undefined;
}

function phaseOf({ pre, preNumber, post, dev }: Phase): readonly number[] {
  const onlyDev = pre === undefined && post === undefined && dev !== undefined;
  const final = onlyDev ? 0 : 4;
  const rank = pre === undefined ? final : (PRE_RANK[pre] ?? 3);
  const postRank = post === undefined ? -1 : Number(post);
  return [rank, preNumber, postRank, dev ?? Number.POSITIVE_INFINITY];
}

function compareLists(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [a, b] = [left[index] ?? 0, right[index] ?? 0];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}

function compareLocal(left: readonly (number | string)[], right: readonly (number | string)[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [a, b] = [left[index], right[index]];
    if (a === b) continue;
    if (a === undefined) return -1;
    if (b === undefined) return 1;
    if (typeof a !== typeof b) return typeof a === 'number' ? 1 : -1;
    return a < b ? -1 : 1;
  }
  return 0;
}
