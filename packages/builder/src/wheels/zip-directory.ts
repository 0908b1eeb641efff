import { ArchiveError } from './archive-error.ts';
import type { RandomAccess } from './random-access.ts';
import { type DirectoryPlace, findDirectory, readSafe } from './zip-end.ts';

/** One file or folder of a zip archive, as its central directory lists it. */
export interface ZipMember {
  readonly path: string;
  readonly method: number;
  /** Whether the name is marked as UTF-8; readers take any other for one in code page 437. */
  readonly isUtf8: boolean;
  readonly isEncrypted: boolean;
  readonly isLink: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  /** Unpacked. */
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
}

const SIGNATURE = 0x02014b50;
const HEADER_LENGTH = 46;
const SATURATED = 0xffffffff;
const ZIP64_EXTRA = 0x0001;

/** The largest real wheels have some ten thousand files. */
const MOST_MEMBERS = 200_000;
const LARGEST_DIRECTORY = 32 * 1024 * 1024;

const ENCRYPTED = 0x1;
const UTF8 = 0x800;

const FILE_TYPE = 0o170000;
const LINK = 0o120000;

/** Lists the members of an archive in one read of its central directory. @throws ArchiveError */
export async function readZipDirectory(
  access: RandomAccess,
  place?: DirectoryPlace,
): Promise<readonly ZipMember[]> {
  const { start, length, count } = place ?? (await findDirectory(access));
  if (count > MOST_MEMBERS || length > LARGEST_DIRECTORY)
    throw new ArchiveError(`it lists ${count} files; expected at most ${MOST_MEMBERS}`);
  const directory = await access.read(start, length);
  const members: ZipMember[] = [];
  let at = 0;
  while (at < directory.length) {
    if (at + HEADER_LENGTH > directory.length || directory.readUInt32LE(at) !== SIGNATURE) throw damaged();
    const lengths = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
    const next = at + HEADER_LENGTH + nameLength + extraLength + commentLength;
    if (next > directory.length) throw damaged();
    members.push(readMember(directory.subarray(at, next), nameLength, extraLength));
    at = next;
  }
  if (members.length !== count || directory.length !== length) throw damaged();
  return members;
}

function readMember(entry: Buffer, nameLength: number, extraLength: number): ZipMember {
  const extraAt = HEADER_LENGTH + nameLength;
  const mode = entry.readUInt32LE(38) >>> 16;
  const flags = entry.readUInt16LE(8);
  return {
    path: entry.toString('utf8', HEADER_LENGTH, extraAt),
    method: entry.readUInt16LE(10),
    isUtf8: (flags & UTF8) !== 0,
    isEncrypted: (flags & ENCRYPTED) !== 0,
    isLink: (mode & FILE_TYPE) === LINK,
    crc: entry.readUInt32LE(16),
    ...readSizes(entry, entry.subarray(extraAt, extraAt + extraLength)),
  };
}

function readSizes(entry: Buffer, extra: Buffer): Pick<ZipMember, 'size' | 'compressedSize' | 'offset'> {
  const [size, compressedSize, offset] = [24, 20, 42].map((field) => entry.readUInt32LE(field));
  const large = largeFields(extra);
  let at = 0;
  const resolve = (value = 0): number => {
    if (value !== SATURATED) return value;
    if (large === undefined || at + 8 > large.length) throw damaged();
    at += 8;
    return readSafe(large, at - 8);
  };
  // In this order, and each only where its short field is full.
  return { size: resolve(size), compressedSize: resolve(compressedSize), offset: resolve(offset) };
}

function largeFields(extra: Buffer): Buffer | undefined {
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === ZIP64_EXTRA) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}

function damaged(): ArchiveError {
  return new ArchiveError('the directory of its archive is damaged');
}
