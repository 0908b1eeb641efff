import { createWriteStream } from 'node:fs';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { dirname, join, posix, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ReadEntry } from 'tar';
import { TransportError } from '../contract/errors.ts';

/**
 * Writes one entry of a tar stream below `localDirectory` and removes its name from `expected`.
 *
 * @throws TransportError `TRANSFER_FAILED` for an entry that is not expected or would leave the folder.
 */
export async function acceptEntry(
  entry: ReadEntry,
  expected: Set<string>,
  localDirectory: string,
): Promise<void> {
  const name = posix.normalize(entry.path);
  if (entry.type !== 'File' || !expected.delete(name)) {
    throw new TransportError('TRANSFER_FAILED', `refused "${entry.path}" (${entry.type}): not requested`);
  }
  const target = join(localDirectory, name);
  await mkdir(dirname(target), { recursive: true });
  await assertInside(dirname(target), localDirectory, name);
  await rm(target, { force: true });
  await pipeline(entry, createWriteStream(target, { flags: 'wx' }));
}

/** An older link in the local folder must not lead a file out of it. */
async function assertInside(directory: string, root: string, name: string): Promise<void> {
  const [inner, outer] = await Promise.all([realpath(directory), realpath(root)]);
  if (inner === outer || inner.startsWith(outer + sep)) return;
  throw new TransportError('TRANSFER_FAILED', `refused "${name}": ${directory} leads out of ${root}`);
}
