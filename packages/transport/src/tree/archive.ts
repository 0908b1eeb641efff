import { closeSync, read } from 'node:fs';
import { promisify } from 'node:util';
import { openFile } from '@ami-select/core';
import { Header, Pax } from 'tar';
import type { LocalFile, TreeEntry } from '../contract/transport.ts';

const BLOCK = 512;
const readSome = promisify(read);

/** Of a file at once: most wheels are read in one go. */
const READ_BYTES = 1024 * 1024;

/**
 * The entries as one tar archive, streamed from their files. Of a file that grows, such as a log, it has what was there
 * when it was opened. A chunk has its bytes until the next is requested: all files are read into the same memory. Throws
 * when a file gets shorter meanwhile.
 */
export async function* archive(entries: readonly TreeEntry[]): AsyncGenerator<Uint8Array> {
  const memory = Buffer.allocUnsafeSlow(READ_BYTES);
  for (const entry of entries) yield* archiveEntry(entry, memory);
  yield Buffer.alloc(2 * BLOCK);
}

async function* archiveEntry(
  { path, content, mode = 0o644 }: TreeEntry,
  memory: Buffer,
): AsyncGenerator<Uint8Array> {
  const { size, chunks } = 'file' in content ? openContent(content, memory) : bytesContent(content);
  yield* headerBlocks(path, size, mode);
  let written = 0;
  for await (const chunk of chunks) {
    written += (chunk as Uint8Array).byteLength;
    yield chunk as Uint8Array;
  }
  if (written !== size) throw new Error(`${path} got shorter while it was sent`);
  const surplus = size % BLOCK;
  if (surplus > 0) yield Buffer.alloc(BLOCK - surplus);
}

interface Content {
  readonly size: number;
  readonly chunks: AsyncIterable<unknown> | Iterable<Uint8Array>;
}

function bytesContent({ bytes }: { readonly bytes: Uint8Array }): Content {
  return { size: bytes.byteLength, chunks: [bytes] };
}

function openContent({ file, identity }: LocalFile, memory: Buffer): Content {
  const { fd, stats } = openFile(file, identity);
  return { size: stats.size, chunks: readChunks(fd, stats.size, memory) };
}

async function* readChunks(fd: number, size: number, memory: Buffer): AsyncGenerator<Uint8Array> {
  try {
    for (let left = size; left > 0; ) {
      const { bytesRead } = await readSome(fd, memory, 0, Math.min(left, memory.length), null);
      if (bytesRead === 0) return;
      left -= bytesRead;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    closeSync(fd);
  }
}

function* headerBlocks(path: string, size: number, mode: number): Generator<Uint8Array> {
  const fields = { path, size, mode, uid: 0, gid: 0, type: 'File' as const };
  const header = new Header(fields);
  if (header.encode()) yield new Pax({ path, size }).encode();
  if (header.block) yield header.block;
}
