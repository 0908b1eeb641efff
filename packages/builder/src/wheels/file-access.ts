import { type FileHandle, open } from 'node:fs/promises';
import type { RandomAccess } from './random-access.ts';

/** Works with random access to a local file, and closes it. */
export async function withFile<T>(path: string, work: (access: RandomAccess) => Promise<T>): Promise<T> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    return await work({
      size,
      read: (start, length) => readFrom(handle, start, Math.min(length, size - start)),
    });
  } finally {
    await handle.close();
  }
}

async function readFrom(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, length));
  let done = 0;
  while (done < buffer.length) {
    const { bytesRead } = await handle.read(buffer, done, buffer.length - done, start + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}
