import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { openFile } from '@ami-select/core';
import type { TreeEntry } from '@ami-select/transport';
import { BuilderError } from '../report/errors.ts';

/** A source file with the hash of its bytes, which every machine must have. */
export interface HashedUpload extends TreeEntry {
  readonly sha256: string;
  readonly bytes: number;
}

const AT_ONCE = 8;
const EXPECTED = 'expected a file that nobody writes to: name "upload" without it, or write it elsewhere';

/** Hashes the files of an upload once for all machines. @throws BuilderError `INVALID_BUILD` for one that changed. */
export async function hashUploads(
  uploads: readonly TreeEntry[],
  signal?: AbortSignal,
): Promise<readonly HashedUpload[]> {
  const hashed: HashedUpload[] = [];
  const queue = uploads.entries();
  const work = async (): Promise<void> => {
    for (const [index, upload] of queue) {
      signal?.throwIfAborted();
      hashed[index] = { ...upload, ...(await digestOf(upload)) };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return hashed;
}

async function digestOf({ path, content }: TreeEntry): Promise<Pick<HashedUpload, 'sha256' | 'bytes'>> {
  const hash = createHash('sha256');
  if ('bytes' in content)
    return { sha256: hash.update(content.bytes).digest('hex'), bytes: content.bytes.length };
  try {
    const { fd, stats } = openFile(content.file, content.identity);
    for await (const chunk of createReadStream(content.file, { fd })) hash.update(chunk as Buffer);
    return { sha256: hash.digest('hex'), bytes: stats.size };
  } catch (cause) {
    const because = cause instanceof Error ? cause.message : String(cause);
    const message = `${JSON.stringify(path)} cannot be uploaded: ${because}; ${EXPECTED}`;
    throw new BuilderError('INVALID_BUILD', message, { cause });
  }
}
