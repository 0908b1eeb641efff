import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { trimStore } from './trim-store.ts';

const clock = createVirtualClock();
const HOUR_MS = 3_600_000;

/** A store with files of one MiB, used some hours ago. */
async function storeOf(hours: Readonly<Record<string, number>>): Promise<string> {
  const folder = await tempFolder();
  for (const [name, ago] of Object.entries(hours)) {
    await writeFile(join(folder, name), Buffer.alloc(2 ** 20));
    const usedAt = new Date(clock.now().getTime() - ago * HOUR_MS);
    await utimes(join(folder, name), usedAt, usedAt);
  }
  return folder;
}

describe('trimStore', () => {
  it('deletes what was not used for longest until the rest fits', async () => {
    const folder = await storeOf({ 'a.whl': 30, 'b.whl': 90, 'c.whl': 60, 'd.whl': 40 });

    await trimStore(folder, { clock, mostMebibytes: 2 });

    expect((await readdir(folder)).sort()).toEqual(['a.whl', 'd.whl']);
  });

  it('spares what was used within a day', async () => {
    const folder = await storeOf({ 'a.whl': 1, 'b.whl': 23, 'c.whl': 25 });

    await trimStore(folder, { clock, mostMebibytes: 1 });

    expect((await readdir(folder)).sort()).toEqual(['a.whl', 'b.whl']);
  });

  it('deletes old parts, whatever fits', async () => {
    const folder = await storeOf({ 'a.part': 25, 'b.part': 1, 'c.whl': 99 });

    await trimStore(folder, { clock, mostMebibytes: 9 });

    expect((await readdir(folder)).sort()).toEqual(['b.part', 'c.whl']);
  });

  it('has nothing to do where there is no store', async () => {
    const folder = join(await tempFolder(), 'none');

    await expect(trimStore(folder, { clock, mostMebibytes: 1 })).resolves.toBeUndefined();
  });
});
