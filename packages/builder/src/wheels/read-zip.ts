import { inflateRawSync } from 'node:zlib';

const END_SIGNATURE = 0x06054b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const DIRECTORY_LENGTH = 46;
const LOCAL_LENGTH = 30;
/** No file that is read from a wheel is near this; a zip bomb is. */
const LARGEST = 16 * 1024 * 1024;

/** Reads the first file of a zip archive whose path satisfies the test; undefined when there is none. */
export function readZipEntry(archive: Uint8Array, isWanted: (path: string) => boolean): Buffer | undefined {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_SIGNATURE)
      throw new RangeError('the directory of the archive is damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    const path = bytes.toString('utf8', at + DIRECTORY_LENGTH, at + DIRECTORY_LENGTH + nameLength);
    if (isWanted(path)) return readEntry(bytes, at);
    at += DIRECTORY_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return undefined;
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - 0xffff); at -= 1) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw new RangeError('not a zip archive');
}

function readEntry(bytes: Buffer, directoryEntry: number): Buffer {
  const method = bytes.readUInt16LE(directoryEntry + 10);
  const size = bytes.readUInt32LE(directoryEntry + 20);
  const local = bytes.readUInt32LE(directoryEntry + 42);
  const start = local + LOCAL_LENGTH + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(start, start + size);
  if (method === 0) return data;
  if (method === 8) return inflateRawSync(data, { maxOutputLength: LARGEST });
  throw new RangeError(`the archive uses compression method ${method}`);
}
