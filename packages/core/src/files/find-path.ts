import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** A path that somebody named. */
export interface NamedPath {
  /** Folder that relative paths start from, and that paths which a project's files name stay in. */
  readonly base: string;
  readonly path: string;
  readonly kind: 'file' | 'folder';
  /** Named by a person, on a command line or in an input, who may choose any place outside of the base. */
  readonly isTyped?: boolean | undefined;
}

/** The real place of a path, without any link in it, and what lies there. */
export interface FoundPath {
  readonly path: string;
  readonly stats: Stats;
}

/** Why a path is refused, as the end of "is not valid because …". */
export interface RefusedPath {
  readonly because: string;
  /** Nothing is there, not even a link. */
  readonly isMissing?: true;
}

/**
 * Looks up a path. One that lies in the base, or that nobody typed, must really lie in the base: no link of it leads
 * out, into `.git` or to something hidden that the path itself does not name. Only regular files and folders are found;
 * nothing is opened.
 */
export function findPath(named: NamedPath): FoundPath | RefusedPath {
  const { base, path, kind, isTyped = false } = named;
  if (path.includes('\0')) return { because: 'it contains a NUL byte' };
  const lexical = resolve(base, path);
  const below = relative(base, lexical);
  const isFree = isTyped && leadsOut(below);
  if (!isFree && leadsOut(below)) return { because: `it leads out of ${base}` };
  try {
    const real = realpathSync.native(lexical);
    const realBelow = relative(realpathSync.native(base), real);
    const stats = lstatSync(real);
    const because =
      (isFree ? undefined : whyForeign(below, realBelow)) ?? whyWrongKind(stats, kind, below !== realBelow);
    return because === undefined ? { path: real, stats } : { because };
  } catch (error) {
    return whyMissing(error, lexical);
  }
}

function leadsOut(below: string): boolean {
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
}

/** @param below the path as it is named, `real` the one without links, both relative to the base */
function whyForeign(below: string, real: string): string | undefined {
  if (leadsOut(real)) return 'it is a link that leads out of its folder';
  const parts = real.split(sep);
  if (parts.some((part) => part.toLowerCase() === '.git'))
    return below === real ? 'it lies in .git' : 'it is a link into .git';
  const named = new Set(below.split(sep));
  const isHidden = parts.some((part) => part.startsWith('.') && !named.has(part));
  return isHidden ? 'it is a link to something hidden' : undefined;
}

function whyWrongKind(stats: Stats, kind: NamedPath['kind'], isLink: boolean): string | undefined {
  if (kind === 'file' ? stats.isFile() : stats.isDirectory()) return undefined;
  return `it is ${isLink ? 'a link to ' : ''}${kindOf(stats)}`;
}

/** What lies at a path, in words. */
export function kindOf(stats: Stats): string {
  if (stats.isFile()) return 'a file';
  if (stats.isDirectory()) return 'a folder';
  if (stats.isSymbolicLink()) return 'a link';
  if (stats.isFIFO()) return 'a named pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}

function whyMissing(error: unknown, lexical: string): RefusedPath {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  if (code === 'ELOOP') return { because: 'it is a link that leads in a circle' };
  if (code !== 'ENOENT') return { because: `it cannot be read (${code})` };
  if (!isEntry(lexical)) return { because: 'it does not exist (ENOENT)', isMissing: true };
  return { because: 'it is a link that leads nowhere' };
}

/** Below a link to something that is no folder there is nothing, which `lstat` says otherwise than of other paths. */
function isEntry(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
