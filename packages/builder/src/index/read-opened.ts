import type { OpenedFile } from './package-index.ts';

/** All bytes that an opened file sends, in memory. */
export async function readOpened({ bytes }: Pick<OpenedFile, 'bytes'>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
