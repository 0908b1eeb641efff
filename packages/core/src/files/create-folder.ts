import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a folder with those above it, each with `mode`, unless something has its name. Not by the recursive mkdir of
 * Node, which takes a read-only file system for a missing folder, and need not end where no folder can be made.
 * @throws Error of the system
 */
export async function createFolder(folder: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    const parent = dirname(folder);
    const isOrphan = code === 'ENOENT' && (await stat(parent).catch(() => undefined)) === undefined;
    if (!isOrphan || parent === folder) throw error;
    await createFolder(parent, mode);
    await createFolder(folder, mode);
  }
}
