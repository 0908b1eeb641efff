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
  const base = [variables.RUNNER_TEMP, variables.XDG_CACHE_HOME].find((path) => path && isAbsolute(path));
  const own = join(base ?? join(homedir(), '.cache'), 'ami-select');
  const folder = join(own, 'compile-cache');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isPrivate(own) && isPrivate(folder) ? folder : undefined;
  } catch {
    // The command only starts more slowly.
    return undefined;
  }
}

/** Systems without owners have no users to tell apart. */
function isPrivate(path: string): boolean {
  const stats = lstatSync(path);
  if (process.getuid === undefined) return stats.isDirectory();
  return stats.isDirectory() && stats.uid === process.getuid() && (stats.mode & 0o077) === 0;
}
