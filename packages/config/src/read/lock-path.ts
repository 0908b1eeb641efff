import { basename, dirname, join, resolve } from 'node:path';
import { findPath, type RefusedPath } from '@ami-select/core';

/** Default name of the lock file, beside the config. */
const LOCK_FILE = 'ami.lock.json';

export interface LockPlace {
  /** As a person named it. */
  readonly lock: string | undefined;
  readonly workingDirectory: string;
  /** Folder of the config, when there is one. */
  readonly configDirectory: string | undefined;
}

/**
 * The real, absolute path of a lock file, which need not exist yet. In the working directory, or beside the config, no
 * link may lead out of there: the file is written, too.
 */
export function lockPath({ lock, workingDirectory, configDirectory }: LockPlace): string | RefusedPath {
  const isTyped = lock !== undefined;
  const base = isTyped ? workingDirectory : (configDirectory ?? workingDirectory);
  const path = resolve(base, lock ?? LOCK_FILE);
  const found = findPath({ base, path, kind: 'file', isTyped });
  if (!('because' in found)) return found.path;
  if (!found.isMissing) return found;
  const folder = findPath({ base, path: dirname(path), kind: 'folder', isTyped });
  if (!('because' in folder)) return join(folder.path, basename(path));
  return folder.isMissing ? path : folder;
}
