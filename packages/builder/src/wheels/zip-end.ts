import { ArchiveError } from './archive-error.ts';
import type { RandomAccess } from './random-access.ts';

/** Where the central directory of a zip archive lies. */
export interface DirectoryPlace {
  readonly start: number;
  readonly length: number;
  readonly count: number;
}

/** The largest real wheels have some ten thousand files. */
const MOST_MEMBERS = 200_000;
const LARGEST_DIRECTORY = 32 * 1024 * 1024;

const END = { signature: 0x06054b50, length: 22, longestComment: 0xffff } as const;
const LOCATOR = { signature: 0x07064b50, length: 20 } as const;
const END64 = { signature: 0x06064b50, length: 56 } as const;

/**
 * Finds the central directory, also of zip64. An archive whose end can be read in two ways is refused, because another
 * program may unpack other files from it, and so is one of more files than a wheel has.
 * @throws ArchiveError
 */
export async function findDirectory(access: RandomAccess): Promise<DirectoryPlace> {
  const length = Math.min(access.size, END.length + END.longestComment + LOCATOR.length + END64.length);
  const tail = await access.read(access.size - length, length);
  const end = findEnd(tail);
  const endAt = access.size - tail.length + end;
  const locator = end - LOCATOR.length;
  const is64 = locator >= 0 && tail.readUInt32LE(locator) === LOCATOR.signature;
  const place = is64
    ? await readEnd64(access, tail.subarray(locator, end), endAt)
    : readEnd(tail, end, endAt);
  const { start, length: size, endsAt } = place;
  if (start + size !== endsAt)
    throw new ArchiveError('its directory is not where the end of the archive says');
  if (place.count > MOST_MEMBERS || size > LARGEST_DIRECTORY)
    throw new ArchiveError(`it lists ${place.count} files; expected at most ${MOST_MEMBERS}`);
  return place;
}

interface EndOfDirectory extends DirectoryPlace {
  /** Where the directory must end. */
  readonly endsAt: number;
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - END.length; at >= 0; at -= 1) {
    const isEnd = tail.readUInt32LE(at) === END.signature;
    if (isEnd && at + END.length + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  throw new ArchiveError('it is not a zip archive');
}

function readEnd(tail: Buffer, at: number, endsAt: number): EndOfDirectory {
  const [disk, firstDisk, here, count] = [4, 6, 8, 10].map((field) => tail.readUInt16LE(at + field));
  if (disk !== 0 || firstDisk !== 0 || here !== count)
    throw new ArchiveError('it is one part of several of an archive');
  return { count: count ?? 0, length: tail.readUInt32LE(at + 12), start: tail.readUInt32LE(at + 16), endsAt };
}

async function readEnd64(access: RandomAccess, locator: Buffer, endAt: number): Promise<EndOfDirectory> {
  const at = readSafe(locator, 8);
  if (at + END64.length !== endAt - LOCATOR.length)
    throw new ArchiveError('its zip64 end is not where the archive says');
  const end = await access.read(at, END64.length);
  if (end.length < END64.length || end.readUInt32LE(0) !== END64.signature)
    throw new ArchiveError('its zip64 end is damaged');
  if (end.readUInt32LE(16) !== 0 || end.readUInt32LE(20) !== 0 || readSafe(end, 24) !== readSafe(end, 32))
    throw new ArchiveError('it is one part of several of an archive');
  return { count: readSafe(end, 32), length: readSafe(end, 40), start: readSafe(end, 48), endsAt: at };
}

/** A number of 64 bits; no file is so long that a double cannot count its bytes. @throws ArchiveError */
export function readSafe(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ArchiveError('it claims more bytes than exist');
  return Number(value);
}
