import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { type FoundPath, findPath, kindOf, type NamedPath, type RefusedPath } from './find-path.ts';

/** Neither follows a link at the end of the path nor waits for the other end of a named pipe. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** What makes a file the one that was found: another one in its place is refused. */
export type FileIdentity = Pick<Stats, 'dev' | 'ino' | 'size'>;

/** A file that is open for reading; whoever opened it closes `fd`. */
export interface OpenFile {
  readonly fd: number;
  readonly stats: Stats;
}

/**
 * Opens a regular file; a link in its place is not followed, and a pipe or device is not waited for. With the identity
 * of a file that was found earlier, any other file is refused, so that a folder above it cannot become a link meanwhile.
 * @throws Error that names the path
 */
export function openFile(path: string, expected?: FileIdentity): OpenFile {
  const fd = openOrExplain(path);
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw new Error(`${path} is ${kindOf(stats)}; expected a regular file`);
    const { dev, ino, size } = expected ?? stats;
    if (dev !== stats.dev || ino !== stats.ino || size !== stats.size)
      throw new Error(`${path} changed after it was checked`);
    return { fd, stats };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function openOrExplain(path: string): number {
  try {
    return openSync(path, FLAGS);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP') throw new Error(`${path} became a link`, { cause: error });
    throw error;
  }
}

/** A bound on the size of a file. */
export interface SizeLimit {
  /** What the limit is called, such as `a requirements file`. */
  readonly name: string;
  readonly mebibytes: number;
}

/** Reads a file that somebody named, if it may be read; see `findPath`. */
export function readNamedFile(
  named: Omit<NamedPath, 'kind'>,
  limit: SizeLimit,
): (FoundPath & { readonly bytes: Buffer }) | RefusedPath {
  const found = findPath({ ...named, kind: 'file' });
  if ('because' in found) return found;
  const { size } = found.stats;
  if (size > limit.mebibytes * 2 ** 20)
    return { because: `it has ${size} bytes, and ${limit.name} has at most ${limit.mebibytes} MiB` };
  try {
    return { ...found, bytes: readWhole(found) };
  } catch (error) {
    const { code = 'it changed meanwhile' } = error as NodeJS.ErrnoException;
    return { because: `it cannot be read (${code})` };
  }
}

function readWhole({ path, stats }: FoundPath): Buffer {
  const { fd } = openFile(path, stats);
  try {
    const bytes = Buffer.alloc(stats.size);
    let length = 0;
    let count = -1;
    while (length < bytes.length && count !== 0) {
      count = readSync(fd, bytes, length, bytes.length - length, null);
      length += count;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(fd);
  }
}
