import { lstatSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * A folder for what Node compiled, made where it is missing; undefined where another user could put code into it.
 * Without a folder of ours Node takes one below the temporary folder, which whoever comes first may make.
 *
 * Synchronous and without imports of ours: it runs before anything else is loaded, also on a Node that is too old.
 */
export function compileCacheFolder(
  variables: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const { XDG_CACHE_HOME: base = '' } = variables;
  const own = join(isAbsolute(base) ? base : join(homedir(), '.cache'), 'ami-select');
  const folder = join(own, 'compile-cache');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOurs(own, 0o022) && isOurs(folder, 0o077) ? folder : undefined;
  } catch {
    // The command only starts more slowly.
    return undefined;
  }
}

/** A folder of this user with none of these rights of others. Systems without owners have no users to tell apart. */
function isOurs(path: string, rights: number): boolean {
  const stats = lstatSync(path);
  if (process.getuid === undefined) return stats.isDirectory();
  return stats.isDirectory() && stats.uid === process.getuid() && (stats.mode & rights) === 0;
}
