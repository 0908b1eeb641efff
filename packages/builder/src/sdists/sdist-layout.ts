import { posix } from 'node:path';
import { listSome } from '../wheels/list-some.ts';
import type { SdistMember } from './sdist-members.ts';

const REASONS: readonly (readonly [title: string, isBad: (member: SdistMember, top: string) => boolean])[] = [
  ['leads out of the archive', ({ path }) => isOutside(path)],
  ['has a name that no file can have', ({ path }) => /[\0\uFFFD]/.test(path)],
  ['is a link that leads out of its folder', leadsOut],
  ['is neither a file, a folder nor a link', ({ kind }) => kind === 'other'],
];

/** Why a source archive is refused whatever it contains: whoever unpacks it must not have to be careful. */
export function layoutProblems(members: readonly SdistMember[]): readonly string[] {
  const top = topFolder(members);
  const problems = REASONS.flatMap(([title, isBad]) => {
    const paths = members.filter((member) => isBad(member, top ?? '')).map(({ path }) => path);
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

function leadsOut({ path, kind, target = '' }: SdistMember, top: string): boolean {
  if (kind !== 'link' && kind !== 'hard link') return false;
  if (posix.isAbsolute(target)) return true;
  const end = posix.normalize(
    kind === 'link' ? posix.join(posix.dirname(plain(path)), target) : plain(target),
  );
  return end !== top && !end.startsWith(`${top}/`);
}
