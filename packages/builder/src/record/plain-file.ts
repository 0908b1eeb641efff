import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Bytes of a file of ours: a record of some hundred thousand artifacts has a tenth of it. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Opens a file of a folder that others can write to; undefined when it cannot be read, or is a link, a pipe or a device,
 * which may have no end.
 */
export async function openPlain(path: string): Promise<FileHandle | undefined> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(path, flags).catch(() => undefined);
  if (file === undefined) return undefined;
  const isFile = await file.stat().then(
    (stats) => stats.isFile(),
    () => false,
  );
  if (isFile) return file;
  await file.close();
  return undefined;
}

/** The bytes of such a file; undefined also when it has more than `mostBytes`. */
export async function readPlain(path: string, mostBytes: number = MOST_BYTES): Promise<Buffer | undefined> {
  const file = await openPlain(path);
  if (file === undefined) return undefined;
  try {
    if ((await file.stat()).size > mostBytes) return undefined;
    const pieces: Buffer[] = [];
    // It may grow while it is read.
    for await (const piece of file.createReadStream({ autoClose: false, end: mostBytes }))
      pieces.push(piece as Buffer);
    const bytes = Buffer.concat(pieces);
    return bytes.length > mostBytes ? undefined : bytes;
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
