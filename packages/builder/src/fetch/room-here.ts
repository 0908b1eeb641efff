import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BuilderError } from '../report/errors.ts';
import { mebibytes } from '../report/mebibytes.ts';
import { identityOf, knownSha256, type WantedFile } from './stored-wheel.ts';
import { NO_SPACE_HINT, type WheelStore } from './wheel-store.ts';

export interface RoomOptions {
  readonly store: Pick<WheelStore, 'folder' | 'has'>;
  /** Free bytes of the disk of a folder; for tests. */
  readonly freeOn?: ((folder: string) => Promise<number>) | undefined;
}

/**
 * Compares what is still to be fetched with the free space of this machine, as far as the index says sizes.
 * @throws BuilderError `INVALID_BUILD` when it does not fit
 */
export async function assertRoomHere(
  wanted: readonly WantedFile[],
  { store, freeOn = freeBytes }: RoomOptions,
): Promise<void> {
  const files = new Map(wanted.map((one) => [identityOf(one), one]));
  let needed = 0;
  for (const one of files.values()) {
    const sha256 = knownSha256(one);
    if (one.file.size === undefined || (sha256 !== undefined && (await store.has(sha256)))) continue;
    needed += one.file.size;
  }
  if (needed === 0) return;
  const { folder } = store;
  const free = await freeOn(folder);
  if (needed <= free) return;
  const message = `${folder} is not valid for wheels because its disk has ${mebibytes(free)} MiB free; expected ${mebibytes(needed)} MiB`;
  throw new BuilderError('INVALID_BUILD', message, { hint: NO_SPACE_HINT });
}

/** Of the nearest folder that is there. */
async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    const parent = dirname(folder);
    return parent === folder ? Number.POSITIVE_INFINITY : freeBytes(parent);
  }
}
