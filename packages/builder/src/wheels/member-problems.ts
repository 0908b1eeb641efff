import { SomeNames } from './list-some.ts';
import { PathTable } from './path-table.ts';
import type { ZipMembers } from './zip-directory.ts';
import type { ZipMember } from './zip-entry.ts';

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
export function memberProblems(members: ZipMembers, archiveSize: number): readonly string[] {
  const found = REASONS.map(([title, isBad]) => ({ title, isBad, paths: new SomeNames() }));
  let packed = 0;
  for (const member of members) {
    for (const { isBad, paths } of found) if (isBad(member)) paths.add(member.path);
    packed += member.compressedSize;
  }
  const bad = found.filter(({ paths }) => paths.count > 0);
  const problems = bad.map(({ title, paths }) => `it has what ${title}: ${paths}`);
  const twice = twiceIn(members);
  if (twice.count > 0) problems.push(`it has two files of one name: ${twice}`);
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

function twiceIn(members: ZipMembers): SomeNames {
  const table = new PathTable(members);
  const isTwice = new Uint8Array(members.length);
  const twice = new SomeNames();
  let index = 0;
  for (const { path } of members) {
    const first = table.indexOf(path) ?? index;
    if (first !== index && isTwice[first] === 0) {
      twice.add(path);
      isTwice[first] = 1;
    }
    index += 1;
  }
  return twice;
}
