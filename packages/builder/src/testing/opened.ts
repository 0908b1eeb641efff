import type { IndexFile, OpenedFile, PackageIndex } from '../index/package-index.ts';

/** The `open` of a file of an index that has the given bytes. */
export function opensWith(content: Uint8Array | string = ''): IndexFile['open'] {
  const bytes = Buffer.from(content);
  return async ({ start = 0, end = bytes.length } = {}) => ({
    start,
    size: bytes.length,
    bytes: chunksOf(bytes.subarray(start, end)),
  });
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  if (bytes.length > 0) yield bytes;
}

/** The files that an index offers for a project. */
export async function filesOf(index: PackageIndex, key: string): Promise<readonly IndexFile[]> {
  return (await index.project(key)).files;
}

/** Everything that a file of an index has; an empty text when there is no file. */
export async function contentOf(file: IndexFile | undefined): Promise<Buffer> {
  return file === undefined ? Buffer.alloc(0) : readOpened(await file.open());
}

/** All bytes that an opened file sends. */
export async function readOpened({ bytes }: Pick<OpenedFile, 'bytes'>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
