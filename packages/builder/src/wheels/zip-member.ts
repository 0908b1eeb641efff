import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32, createInflateRaw, inflateRaw } from 'node:zlib';
import { ArchiveError } from './archive-error.ts';
import type { RandomAccess } from './random-access.ts';
import { release } from './release.ts';
import type { ZipMember } from './zip-entry.ts';

const SIGNATURE = 0x04034b50;
const HEADER_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

/** Fields that a local header may have and the directory not; one read has header and data of nearly every member. */
const SLACK = 256;

/** No file that is read from a wheel as a whole is near this. */
const LARGEST = 16 * 1024 * 1024;

/** Bytes of a large member that are read at once, or unpacked. */
const PIECE = 256 * 1024;

const inflate = promisify(inflateRaw);

/** Unpacks one small member in memory, and checks name, size and checksum. @throws ArchiveError */
export async function readZipMember(access: RandomAccess, member: ZipMember): Promise<Buffer> {
  const { size, compressedSize, method } = member;
  assertReadable(member, LARGEST);
  const { packed } = await readPacked(access, member, compressedSize);
  const bytes = method === STORED ? packed : await inflated(packed, member);
  if (bytes.length !== size || crc32(bytes) !== member.crc) throw damaged(member);
  return bytes;
}

/**
 * Unpacks a member of any size in chunks, each of which can be read until the next is asked for, and checks the same.
 * @param largest in bytes, packed and unpacked
 * @throws ArchiveError also after some chunks
 */
export async function* readZipChunks(
  access: RandomAccess,
  member: ZipMember,
  largest: number,
): AsyncGenerator<Buffer, void, undefined> {
  const { size, compressedSize, method, crc } = member;
  if (Math.max(size, compressedSize) <= PIECE) return yield await readZipMember(access, member);
  assertReadable(member, largest);
  const packed = packedChunks(access, member);
  let [length, found] = [0, 0];
  for await (const chunk of method === STORED ? packed : inflatedChunks(packed, member)) {
    length += chunk.length;
    if (length > size) throw damaged(member);
    found = crc32(chunk, found);
    yield chunk;
    // Otherwise what comes next may be in the same memory.
    if (chunk.length === chunk.buffer.byteLength) release(chunk);
  }
  if (length !== size || found !== crc) throw damaged(member);
}

function assertReadable(
  { path, size, compressedSize, method, isEncrypted }: ZipMember,
  largest: number,
): void {
  if (isEncrypted) throw new ArchiveError(`its ${path} is encrypted`);
  if (size > largest || compressedSize > largest)
    throw new ArchiveError(
      `its ${path} has ${Math.max(size, compressedSize)} bytes; expected at most ${largest}`,
    );
  if (method !== STORED && method !== DEFLATED)
    throw new ArchiveError(`its ${path} is compressed with method ${method}`);
}

async function* packedChunks(
  access: RandomAccess,
  member: ZipMember,
): AsyncGenerator<Buffer, void, undefined> {
  const { compressedSize } = member;
  const { at, packed } = await readPacked(access, member, Math.min(PIECE, compressedSize));
  yield packed;
  for (let read = packed.length; read < compressedSize; ) {
    const bytes = await access.read(at + read, Math.min(PIECE, compressedSize - read));
    if (bytes.length === 0) throw damaged(member);
    read += bytes.length;
    yield bytes;
  }
}

async function* inflatedChunks(
  packed: AsyncIterable<Buffer>,
  member: ZipMember,
): AsyncGenerator<Buffer, void, undefined> {
  const unpacking = createInflateRaw({ chunkSize: PIECE });
  // The error is that of the loop.
  pipeline(Readable.from(packed, { highWaterMark: 1 }), unpacking, () => undefined);
  try {
    for await (const chunk of unpacking) yield chunk as Buffer;
  } catch (cause) {
    if (!isOfZlib(cause)) throw cause;
    throw new ArchiveError(damaged(member).message, { cause });
  }
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** The first bytes of a packed member, and where in the archive they are. */
async function readPacked(
  access: RandomAccess,
  member: ZipMember,
  wanted: number,
): Promise<{ readonly at: number; readonly packed: Buffer }> {
  const { path, offset } = member;
  const name = Buffer.from(path);
  const bytes = await access.read(offset, HEADER_LENGTH + name.length + SLACK + wanted);
  if (bytes.length < HEADER_LENGTH || bytes.readUInt32LE(0) !== SIGNATURE) throw damaged(member);
  const nameEnd = HEADER_LENGTH + bytes.readUInt16LE(26);
  if (!bytes.subarray(HEADER_LENGTH, nameEnd).equals(name))
    throw new ArchiveError(`its ${path} has two names`);
  const start = nameEnd + bytes.readUInt16LE(28);
  const isWhole = start + wanted <= bytes.length;
  const packed = isWhole ? bytes.subarray(start, start + wanted) : await access.read(offset + start, wanted);
  if (packed.length !== wanted) throw damaged(member);
  return { at: offset + start, packed };
}

async function inflated(packed: Buffer, member: ZipMember): Promise<Buffer> {
  try {
    const most = member.size + 1;
    // In one piece, of which no copy is made.
    const bytes = await inflate(packed, { maxOutputLength: most, chunkSize: Math.max(64, most) });
    release(packed);
    return bytes;
  } catch (cause) {
    throw new ArchiveError(damaged(member).message, { cause });
  }
}

function damaged({ path }: ZipMember): ArchiveError {
  return new ArchiveError(`its ${path} is damaged`);
}
