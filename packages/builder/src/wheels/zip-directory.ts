import { ArchiveError } from './archive-error.ts';
import type { RandomAccess } from './random-access.ts';
import { release } from './release.ts';
import { type DirectoryPlace, findDirectory } from './zip-end.ts';
import { damagedDirectory, endOfEntry, ZipEntry, type ZipMember } from './zip-entry.ts';

/** The members of an archive in the order of its central directory. An array is one, too. */
export interface ZipMembers extends Iterable<ZipMember> {
  readonly length: number;
  at(index: number): ZipMember | undefined;
}

/** The largest real wheels have some ten thousand files. */
const MOST_MEMBERS = 200_000;
const LARGEST_DIRECTORY = 32 * 1024 * 1024;

/** Members that are read from the memory of their directory. */
export interface ZipDirectory extends ZipMembers {
  /** Frees that memory; afterwards no member can be read. */
  release(): void;
}

/**
 * Lists the members of an archive in one read of its central directory. Each is made when it is needed: the tens of
 * thousands of a large wheel would take many times the memory of its directory.
 * @throws ArchiveError
 */
export async function readZipDirectory(access: RandomAccess, place?: DirectoryPlace): Promise<ZipDirectory> {
  const { start, length, count } = place ?? (await findDirectory(access));
  if (count > MOST_MEMBERS || length > LARGEST_DIRECTORY)
    throw new ArchiveError(`it lists ${count} files; expected at most ${MOST_MEMBERS}`);
  const directory = await access.read(start, length);
  const starts = new Uint32Array(count);
  let [found, at] = [0, 0];
  while (at < directory.length) {
    starts[found] = at;
    at = endOfEntry(directory, at);
    found += 1;
  }
  if (found !== count || directory.length !== length) throw damagedDirectory();
  return membersOf(directory, starts);
}

function membersOf(directory: Buffer, starts: Uint32Array): ZipDirectory {
  return {
    length: starts.length,
    at: (index) => {
      const start = starts.at(index);
      return start === undefined ? undefined : new ZipEntry(directory, start);
    },
    *[Symbol.iterator]() {
      for (const start of starts) yield new ZipEntry(directory, start);
    },
    release: () => release(directory),
  };
}
