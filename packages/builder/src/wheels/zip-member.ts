import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
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

/** No file that is read from a wheel is near this. */
const LARGEST = 16 * 1024 * 1024;

const inflate = promisify(inflateRaw);

/** Unpacks one small member in memory, and checks name, size and checksum. @throws ArchiveError */
export async function readZipMember(access: RandomAccess, member: ZipMember): Promise<Buffer> {
  const { path, size, compressedSize, method, isEncrypted } = member;
  if (isEncrypted) throw new ArchiveError(`its ${path} is encrypted`);
  if (size > LARGEST || compressedSize > LARGEST)
    throw new ArchiveError(
      `its ${path} has ${Math.max(size, compressedSize)} bytes; expected at most ${LARGEST}`,
    );
  if (method !== STORED && method !== DEFLATED)
    throw new ArchiveError(`its ${path} is compressed with method ${method}`);
  const packed = await readPacked(access, member);
  const bytes = method === STORED ? packed : await inflated(packed, member);
  if (bytes.length !== size || crc32(bytes) !== member.crc) throw damaged(member);
  return bytes;
}

async function readPacked(access: RandomAccess, member: ZipMember): Promise<Buffer> {
  const { path, offset, compressedSize } = member;
  const name = Buffer.from(path);
  const bytes = await access.read(offset, HEADER_LENGTH + name.length + SLACK + compressedSize);
  if (bytes.length < HEADER_LENGTH || bytes.readUInt32LE(0) !== SIGNATURE) throw damaged(member);
  const nameEnd = HEADER_LENGTH + bytes.readUInt16LE(26);
  if (!bytes.subarray(HEADER_LENGTH, nameEnd).equals(name))
    throw new ArchiveError(`its ${path} has two names`);
  const start = nameEnd + bytes.readUInt16LE(28);
  const packed =
    start + compressedSize <= bytes.length
      ? bytes.subarray(start, start + compressedSize)
      : await access.read(offset + start, compressedSize);
  if (packed.length !== compressedSize) throw damaged(member);
  return packed;
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
