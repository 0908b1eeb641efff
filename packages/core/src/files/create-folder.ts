import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a folder with those above it, each with `mode`, unless something has its name. Not by the recursive mkdir of
 * Node, which takes a read-only file system for a missing folder, and need not end where no folder can be made.
 * @throws Error of the system
 */
export async function createFolder(folder: string, mode = 0o777): Promise<void> {
  try {
    await makeFolder(folder, mode);
  } catch (error) {
    const parent = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === folder) throw error;
    // Where it is there now, somebody else has created it meanwhile.
    const isThere = (await stat(parent).catch(() => undefined)) !== undefined;
    if (!isThere) await createFolder(parent, mode);
    await makeFolder(folder, mode);
  }
}

async function makeFolder(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
