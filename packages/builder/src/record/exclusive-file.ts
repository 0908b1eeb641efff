import { createHash, randomUUID } from 'node:crypto';
import { link, lstat, rm, writeFile } from 'node:fs/promises';
import { readPlain } from './plain-file.ts';

export interface ExclusiveFileOptions {
  /** What the file says, which differs from what other processes write. */
  readonly text: string;
  /** Whether the one that wrote such a text is still there; a file of another one may be replaced. */
  readonly isHeld: (text: string) => Promise<boolean>;
  /** Gives a file a second name, unless something has that name already. */
  readonly link?: typeof link | undefined;
}

/** Bytes of one. */
const MOST_BYTES = 200;

/** Files that went away while they were looked at. */
const MOST_ATTEMPTS = 100;

/**
 * Puts a file in a place where at most one of many processes has one, and returns what the file of another process says
 * that keeps it out; undefined when the file is in place. What a process left that has ended is deleted only by the one
 * that has the right to, which is such a file itself, and only while it is what was judged.
 * @throws Error of the system
 */
export async function placeExclusive(
  path: string,
  options: ExclusiveFileOptions,
): Promise<string | undefined> {
  let found: string | undefined;
  for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts += 1) {
    if (await create(path, options)) return undefined;
    found = await readExclusive(path);
    if (found === undefined) continue;
    if (await options.isHeld(found)) return found;
    const right = `${path}.${createHash('sha256').update(found).digest('hex').slice(0, 12)}`;
    const other = await placeExclusive(right, options);
    if (other !== undefined) return other;
    if ((await readExclusive(path)) === found) await rm(path, { force: true });
    await rm(right, { force: true });
  }
  return found ?? '';
}

/** What stands there says, or which thing it is that says nothing; undefined when nothing does. @throws Error of the system */
export async function readExclusive(path: string): Promise<string | undefined> {
  const stats = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stats === undefined) return undefined;
  return (await readPlain(path, MOST_BYTES))?.toString() ?? `${stats.ino} ${stats.mtimeMs}`;
}

/** Whether this call has made the file, which is whole from the first moment on. */
async function create(path: string, { text, link: give = link }: ExclusiveFileOptions): Promise<boolean> {
  const part = `${path}.${randomUUID()}`;
  try {
    await writeFile(part, text, { flag: 'wx' });
    await give(part, path).catch(async (error: NodeJS.ErrnoException) => {
      if (!NO_LINKS.has(error.code)) throw error;
      await writeFile(path, text, { flag: 'wx' });
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(part, { force: true });
  }
}

/** A file system whose files have one name each, such as FAT. */
const NO_LINKS: ReadonlySet<string | undefined> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);
