import { listSome } from './list-some.ts';
import type { ZipMember } from './zip-directory.ts';

const STORED = 0;
const DEFLATED = 8;

/** Deflate makes at most this of one byte; a larger claim is none of a real archive. */
const LARGEST_RATIO = 1032;

const REASONS: readonly (readonly [title: string, isBad: (member: ZipMember) => boolean])[] = [
  ['leads out of the wheel', ({ path }) => isOutside(path)],
  ['has a name that no file can have', ({ path }) => path === '' || /[\p{Cc}\uFFFD]/u.test(path)],
  ['has a name with other letters than ASCII that is not marked as UTF-8', isUnmarked],
  ['is a link', ({ isLink }) => isLink],
  ['is encrypted', ({ isEncrypted }) => isEncrypted],
  [
    'is packed in another way than stored or deflated',
    ({ method }) => method !== STORED && method !== DEFLATED,
  ],
  ['claims a size that it cannot have', hasImpossibleSize],
];

/** Why the members of a wheel are refused, whatever they contain; `archiveSize` in bytes. */
export function memberProblems(members: readonly ZipMember[], archiveSize: number): readonly string[] {
  const problems = REASONS.flatMap(([title, isBad]) => {
    const paths = members.filter(isBad).map(({ path }) => path);
    return paths.length === 0 ? [] : [`it has what ${title}: ${listSome(paths)}`];
  });
  const twice = twiceIn(members);
  if (twice.length > 0) problems.push(`it has two files of one name: ${listSome(twice)}`);
  const packed = members.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  if (packed > archiveSize) problems.push('its files overlap');
  return problems;
}

/** pip unpacks it under another name, and uv refuses it. */
function isUnmarked({ path, isUtf8 }: ZipMember): boolean {
  return !isUtf8 && /\P{ASCII}/u.test(path);
}

function isOutside(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:)|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(path);
}

function hasImpossibleSize({ method, size, compressedSize }: ZipMember): boolean {
  if (method === STORED) return size !== compressedSize;
  return method === DEFLATED && size > (compressedSize + 1) * LARGEST_RATIO;
}

function twiceIn(members: readonly ZipMember[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { path } of members) {
    if (seen.has(path)) twice.add(path);
    seen.add(path);
  }
  return [...twice];
}
