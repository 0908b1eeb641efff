import type { Stats } from 'node:fs';
import { chmod, lstat } from 'node:fs/promises';
import { createFolder } from '@ami-select/core';

/** Makes a folder that only this user reads and writes. @throws Error when it is somebody else's, or no folder. */
export async function makePrivateFolder(path: string): Promise<void> {
  await createFolder(path, 0o700);
  const stats = await lstat(path);
  if (!stats.isDirectory()) throw new Error(`${path} is no folder`);
  if (!isOwn(stats)) throw new Error(`${path} belongs to another user`);
  if ((stats.mode & 0o077) !== 0) await chmod(path, 0o700);
}

/** Whether only this user can have written a file: regular, own, and writable to no other. */
export async function isPrivateFile(path: string): Promise<boolean> {
  const stats = await lstat(path);
  return stats.isFile() && isOwn(stats) && (stats.mode & 0o022) === 0;
}

/** Systems without owners have no users to tell apart. */
function isOwn({ uid }: Stats): boolean {
  return process.getuid === undefined || uid === process.getuid();
}
