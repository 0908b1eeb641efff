import { readdirSync, realpathSync } from 'node:fs';
import { posix } from 'node:path';

/** A path of a message (one character per byte) as the file system takes it. */
export function bytes(path: string): Buffer {
  return Buffer.from(path, 'latin1');
}

/** The absolute path behind a path, links resolved; its last part need not exist. */
export function resolvePath(path: string): string {
  try {
    return realPath(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return posix.join(realPath(posix.dirname(path)), posix.basename(path));
  }
}

/** Names in a folder, with the two that stand for itself and its parent. */
export function listNames(path: string): string[] {
  const names = readdirSync(bytes(path), { encoding: 'buffer' });
  return ['.', '..', ...names.map((name) => name.toString('latin1'))];
}

function realPath(path: string): string {
  return realpathSync.native(bytes(path === '' ? '.' : path), { encoding: 'buffer' }).toString('latin1');
}
