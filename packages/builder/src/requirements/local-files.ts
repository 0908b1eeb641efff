import { posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LockedFile } from './requirement.ts';

/** The address of a file on this machine, such as `file:///srv/wheels/foo-1.0-py3-none-any.whl`. */
export function isFileAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'file:';
}

/** The file with its place below the folder of its lock, where nothing but a path names it. */
export function locateFile(file: LockedFile, folder: string): LockedFile | { readonly because: string } {
  const { url, path } = file;
  if (url !== undefined && !isFileAddress(url)) return file;
  const named = path ?? pathOf(url ?? '', folder);
  if (named === undefined || leadsOut(named))
    return { because: 'the path of a file leads out of the folder of the lock; expected one below it' };
  return { ...file, local: { base: folder, path: named } };
}

/** Whether a relative path is none, or leads out of its folder. */
export function leadsOut(path: string): boolean {
  return posix.isAbsolute(path) || /^[A-Za-z]:|\\/.test(path) || /^\.\.(?:\/|$)/.test(posix.normalize(path));
}

/** Relative to the folder; undefined for an address of no path. */
function pathOf(url: string, folder: string): string | undefined {
  try {
    return relative(folder, fileURLToPath(url));
  } catch {
    return undefined;
  }
}
