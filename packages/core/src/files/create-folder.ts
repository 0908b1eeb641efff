import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a folder of mode 0700 with those above it, unless something has its name. Not by the recursive mkdir of Node,
 * which takes a read-only file system for a missing folder, and never ends in a folder that takes no other one, such as
 * /proc/1.
 */
export async function createFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    const parent = dirname(folder);
    const isOrphan = code === 'ENOENT' && (await stat(parent).catch(() => undefined)) === undefined;
    if (!isOrphan || parent === folder) throw error;
    await createFolder(parent);
    await createFolder(folder);
  }
}
