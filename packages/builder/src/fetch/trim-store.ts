import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@ami-select/core';
import { PART } from './wheel-store.ts';

/** What was used since may be in use by a build that still runs. */
const SPARED_MS = 24 * 60 * 60 * 1000;

export interface TrimOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly mostMebibytes: number;
}

/** Deletes the wheels of a store that were not used for longest until the others fit, but none of the last day. */
export async function trimStore(folder: string, { clock, mostMebibytes }: TrimOptions): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const files = (await Promise.all(names.map((name) => describe(join(folder, name))))).flat();
  const oldestFirst = files.sort((left, right) => left.usedAt - right.usedAt);
  let left = oldestFirst.reduce((sum, { bytes }) => sum + bytes, 0) - mostMebibytes * 2 ** 20;
  const limit = clock.now().getTime() - SPARED_MS;
  for (const { path, bytes, usedAt } of oldestFirst) {
    if (usedAt > limit) return;
    // Parts that old are of processes that were killed.
    if (left <= 0 && !path.endsWith(PART)) continue;
    await rm(path, { force: true }).catch(() => {});
    left -= bytes;
  }
}

interface StoreEntry {
  readonly path: string;
  readonly bytes: number;
  readonly usedAt: number;
}

async function describe(path: string): Promise<StoreEntry[]> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isFile() ? [{ path, bytes: stats.size, usedAt: stats.mtimeMs }] : [];
}
