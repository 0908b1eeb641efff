import type { RandomAccess } from '../wheels/random-access.ts';

/** Access to bytes in memory. */
export function accessBytes(bytes: Uint8Array): RandomAccess {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: async (start, length) => Buffer.from(buffer.subarray(start, start + length)),
  };
}
