import { createHash } from 'node:crypto';
import { close, read } from 'node:fs';
import { promisify } from 'node:util';
import { findPath, type NamedPath, openFile, type RefusedPath } from '@ami-select/core';
import type { FileRange, OpenedFile } from './package-index.ts';

const CHUNK_BYTES = 256 * 1024;
const readAt = promisify(read);
const closeFile = promisify(close);

/** Opens a part of a file that somebody named, if it may be read; see `findPath`. Nothing is open until it is read. */
export function openLocalFile(
  named: Omit<NamedPath, 'kind'>,
  range: FileRange = {},
): (OpenedFile & { readonly size: number }) | RefusedPath {
  const found = findPath({ ...named, kind: 'file' });
  if ('because' in found) return found;
  const { size } = found.stats;
  const start = Math.min(range.start ?? 0, size);
  const end = Math.min(range.end ?? size, size);
  const bytes = (): AsyncIterator<Uint8Array> =>
    readPart(() => openFile(found.path, found.stats), { ...range, start, end });
  return { start, size, bytes: { [Symbol.asyncIterator]: bytes } };
}

async function* readPart(
  opening: () => ReturnType<typeof openFile>,
  { start, end, signal }: FileRange & { readonly start: number; readonly end: number },
): AsyncGenerator<Uint8Array, void, undefined> {
  const { fd } = opening();
  try {
    for (let at = start; at < end; ) {
      signal?.throwIfAborted();
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - at));
      const { bytesRead } = await readAt(fd, chunk, 0, chunk.length, at);
      if (bytesRead === 0) throw new Error('the file became shorter while it was read');
      at += bytesRead;
      yield chunk.subarray(0, bytesRead);
    }
  } finally {
    await closeFile(fd);
  }
}

/** The sha256 of bytes in hexadecimal, as they come. */
export async function hashFile(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}
