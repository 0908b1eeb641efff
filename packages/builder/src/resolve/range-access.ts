import { leaveFile } from '../index/leave-file.ts';
import type { IndexFile } from '../index/package-index.ts';
import { SpentBuffers } from '../index/spent-buffers.ts';
import type { RandomAccess } from '../wheels/random-access.ts';

/** A server sends whole files only, so that a part of one costs all of it. */
export class NoRanges extends Error {
  override readonly name = 'NoRanges';
}

/** The end of a wheel, with its central directory, and mostly METADATA, WHEEL and RECORD as well. */
const TAIL = 128 * 1024;

const SPENT = new SpentBuffers();

/** Where a part of a file is, in bytes. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * Access to a file of an index by ranges; the end of it is kept.
 * @throws NoRanges from a read, where the server has none; what `open` throws
 */
export function accessRanges(
  file: IndexFile,
  { size, signal }: { readonly size: number; readonly signal?: AbortSignal | undefined },
): RandomAccess {
  const tailStart = Math.max(0, size - TAIL);
  let tail: Promise<Buffer> | undefined;
  return {
    size,
    read: async (start, length) => {
      const end = Math.min(size, start + length);
      if (start < 0 || start >= end) return Buffer.alloc(0);
      if (start < tailStart) return readPart(file, { start, end }, signal);
      tail ??= readPart(file, { start: tailStart, end: size }, signal);
      return Buffer.from((await tail).subarray(start - tailStart, end - tailStart));
    },
  };
}

/** The size of a file by a response for its first byte; undefined where the server does not say. */
export async function sizeOf(file: IndexFile, signal?: AbortSignal): Promise<number | undefined> {
  if (file.size !== undefined) return file.size;
  const opened = await file.open({ start: 0, end: 1, signal });
  await leaveFile(opened);
  return opened.size;
}

async function readPart(file: IndexFile, { start, end }: Part, signal?: AbortSignal): Promise<Buffer> {
  const opened = await file.open({ start, end, signal });
  try {
    if (opened.start !== start) throw new NoRanges(`${file.filename} is sent as a whole`);
    const bytes = Buffer.alloc(end - start);
    let length = 0;
    for await (const chunk of opened.bytes) {
      // A server may send the rest of the file as well.
      bytes.set(chunk.subarray(0, bytes.length - length), length);
      length += chunk.length;
      SPENT.spend(chunk);
      if (length >= bytes.length) break;
    }
    return bytes.subarray(0, length);
  } finally {
    await leaveFile(opened);
  }
}
