import { posix } from 'node:path';
import { listSome } from '../wheels/list-some.ts';
import type { SdistMember } from './sdist-members.ts';

/** Folders in each other, where there are links; a path with more is refused. */
const DEEPEST = 100;

interface Layout {
  readonly top: string;
  /** Plain paths of links. */
  readonly links: ReadonlySet<string>;
}

const REASONS: readonly (readonly [
  title: string,
  isBad: (member: SdistMember, layout: Layout) => boolean,
])[] = [
  ['leads out of the archive', ({ path }) => isOutside(path)],
  ['has a name that no file can have', ({ path }) => /[\0\uFFFD]/.test(path)],
  ['is a link that leads out of its folder', leadsOut],
  ['lies below a link, or is a link through a link', passesLink],
  ['is neither a file, a folder nor a link', ({ kind }) => kind === 'other'],
];

/** Why a source archive is refused whatever it contains: whoever unpacks it must not have to be careful. */
export function layoutProblems(members: readonly SdistMember[]): readonly string[] {
  const top = topFolder(members);
  const links = new Set(members.filter(({ kind }) => kind === 'link').map(({ path }) => pathOf(path)));
  const problems = REASONS.flatMap(([title, isBad]) => {
    const paths = members
      .filter((member) => isBad(member, { top: top ?? '', links }))
      .map(({ path }) => path);
    return paths.length === 0 ? [] : [`it has what ${title}: ${listSome(paths)}`];
  });
  if (top === undefined) {
    const tops = [...new Set(members.map(({ path }) => firstOf(path)))];
    problems.push(`it is not one folder: ${tops.length === 0 ? 'it is empty' : listSome(tops)}`);
  }
  return problems;
}

/** The only folder at the top of an archive. */
export function topFolder(members: readonly SdistMember[]): string | undefined {
  const tops = new Set(members.map(({ path }) => firstOf(path)).filter((top) => top !== ''));
  const [top, ...others] = tops;
  const isFolder = members.some(({ path }) => plain(path).includes('/'));
  return others.length === 0 && isFolder ? top : undefined;
}

function firstOf(path: string): string {
  return plain(path).split('/', 1)[0] ?? '';
}

function plain(path: string): string {
  return path.replace(/^(?:\.\/)+/, '').replace(/^\.$/, '');
}

function isOutside(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:)/.test(path) || path.split(/[\\/]/).includes('..');
}

function leadsOut(member: SdistMember, { top }: Pick<Layout, 'top'>): boolean {
  const { target = '' } = member;
  if (member.kind !== 'link' && member.kind !== 'hard link') return false;
  if (posix.isAbsolute(target)) return true;
  const end = posix.normalize(writtenEnd(member));
  return end !== top && !end.startsWith(`${top}/`);
}

/** Where such a path ends cannot be told by its text; no real archive has one. */
function passesLink(member: SdistMember, { links }: Pick<Layout, 'links'>): boolean {
  if (links.size === 0) return false;
  const ways = [pathOf(member.path)];
  if (member.kind === 'link' || member.kind === 'hard link') ways.push(writtenEnd(member));
  return ways.some((way) => {
    const folders = foldersOf(way);
    return folders.length > DEEPEST || folders.some((folder) => links.has(folder));
  });
}

/** The target of a link from the top of the archive on, with every `..` that it has. */
function writtenEnd({ path, kind, target = '' }: SdistMember): string {
  return kind === 'link' ? `${posix.dirname(pathOf(path))}/${target}` : plain(target);
}

/** Every folder that a path goes through, in its normal form. */
function foldersOf(way: string): readonly string[] {
  const parts = way.split('/').slice(0, DEEPEST + 2);
  return parts.slice(1).map((_, index) => pathOf(parts.slice(0, index + 1).join('/')));
}

function pathOf(path: string): string {
  return posix.normalize(plain(path)).replace(/\/$/, '');
}
