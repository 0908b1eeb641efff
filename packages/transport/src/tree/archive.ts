import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Header, Pax } from 'tar';
import type { TreeEntry } from '../contract/transport.ts';

const BLOCK = 512;

/** The entries as one tar archive, streamed from their files. Throws when a file changes meanwhile. */
export async function* archive(entries: readonly TreeEntry[]): AsyncGenerator<Uint8Array> {
  for (const entry of entries) yield* archiveEntry(entry);
  yield Buffer.alloc(2 * BLOCK);
}

async function* archiveEntry({ path, content, mode = 0o644 }: TreeEntry): AsyncGenerator<Uint8Array> {
  const size = 'file' in content ? (await stat(content.file)).size : content.bytes.byteLength;
  yield* headerBlocks(path, size, mode);
  let written = 0;
  for await (const chunk of 'file' in content ? createReadStream(content.file) : [content.bytes]) {
    written += (chunk as Uint8Array).byteLength;
    yield chunk as Uint8Array;
  }
  if (written !== size) throw new Error(`${path} changed while it was sent`);
  const surplus = size % BLOCK;
  if (surplus > 0) yield Buffer.alloc(BLOCK - surplus);
}

function* headerBlocks(path: string, size: number, mode: number): Generator<Uint8Array> {
  const fields = { path, size, mode, uid: 0, gid: 0, type: 'File' as const };
  const header = new Header(fields);
  if (header.encode()) yield new Pax({ path, size }).encode();
  if (header.block) yield header.block;
}
