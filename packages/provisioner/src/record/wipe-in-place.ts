import { constants, open, rm } from 'node:fs/promises';

/**
 * Takes the keys out of a file that could not be replaced by `text`, for want of room: overwrites it in place, which
 * needs no more room than it has, or removes it. Half a text is no harm here: the fleet has ended.
 * @throws `failure`, of the replacement, when the file stays as it is.
 */
export async function wipeInPlace(path: string, text: string, failure: unknown): Promise<void> {
  try {
    await overwrite(path, text);
  } catch {
    await rm(path).catch(() => {
      throw failure;
    });
  }
}

async function overwrite(path: string, text: string): Promise<void> {
  // Windows has neither flag.
  const { O_WRONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = await open(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    await file.truncate();
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
