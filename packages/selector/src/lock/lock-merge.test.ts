import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageQuery } from '../query/image-query.ts';
import { fakeDependencies, imageId, rawImage } from '../testing/samples.ts';
import { emptyLock, type Lock } from './lock.ts';
import { formatLock, parseLock } from './lock-file.ts';
import { updateLock } from './update-lock.ts';

const NAMES = ['alpha', 'beta', 'gamma', 'delta', 'omega'];
const images = NAMES.map((name, index) => rawImage({ number: index + 1, Name: `${name}-1` }));

/** A newer image for one of the names. */
function renewed(name: string) {
  const number = 100 + NAMES.indexOf(name);
  return rawImage({ number, Name: `${name}-2`, CreationDate: '2026-11-20T00:00:00.000Z' });
}

function query(name: string): ImageQuery {
  return { owners: ['self'], name: [`${name}-*`], regions: ['eu-west-1', 'us-east-1'] };
}

async function lockOf(names: readonly string[], renew: readonly string[] = []): Promise<Lock> {
  const queries = Object.fromEntries(names.map((name) => [name, query(name)]));
  const world = [...images, ...renew.map(renewed)];
  return (await updateLock(emptyLock(), queries, fakeDependencies(world))).lock;
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-merge-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** The result of `git merge-file` for two branches; it fails on a conflict. */
async function merge(base: Lock, ours: Lock, theirs: Lock): Promise<Lock> {
  const paths = ['ours', 'base', 'theirs'].map((name) => join(folder, name));
  const texts = [ours, base, theirs].map(formatLock);
  await Promise.all(paths.map((path, index) => writeFile(path, texts[index] ?? '')));
  const { stdout } = await promisify(execFile)('git', ['merge-file', '-p', ...paths]);
  return parseLock(stdout);
}

describe('two branches with one lock', () => {
  it.each([
    ['refresh neighbours', [['alpha'], ['beta']]],
    ['refresh the first and the last', [['alpha'], ['omega']]],
    ['refresh the last and the one before', [['gamma'], ['omega']]],
    ['refresh the same, to the same image', [['gamma'], ['gamma']]],
  ])('merge without conflict when they %s', async (_, [ours = [], theirs = []]) => {
    const names = ['alpha', 'beta', 'gamma', 'omega'];

    const merged = await merge(await lockOf(names), await lockOf(names, ours), await lockOf(names, theirs));

    expect(merged).toEqual(await lockOf(names, [...new Set([...ours, ...theirs])]));
  });

  it('merge without conflict when they add queries at different places', async () => {
    const base = await lockOf(['beta', 'gamma']);

    const merged = await merge(
      base,
      await lockOf(['alpha', 'beta', 'gamma']),
      await lockOf(['beta', 'gamma', 'omega']),
    );

    expect(merged).toEqual(await lockOf(['alpha', 'beta', 'gamma', 'omega']));
  });

  it('merge without conflict when one adds a query after the one that the other refreshes', async () => {
    const merged = await merge(
      await lockOf(['alpha', 'beta']),
      await lockOf(['alpha', 'beta'], ['beta']),
      await lockOf(['alpha', 'beta', 'omega']),
    );

    expect(merged).toEqual(await lockOf(['alpha', 'beta', 'omega'], ['beta']));
  });

  it('merge without conflict when one removes a query and the other refreshes its neighbour', async () => {
    const names = ['alpha', 'beta', 'gamma'];

    const merged = await merge(
      await lockOf(names),
      await lockOf(['alpha', 'gamma']),
      await lockOf(names, ['gamma']),
    );

    expect(merged).toEqual(await lockOf(['alpha', 'gamma'], ['gamma']));
  });

  it('merge without conflict when they refresh different regions of one query', async () => {
    const base = await lockOf(['alpha']);
    const newest = (await lockOf(['alpha'], ['alpha'])).images.alpha;
    const old = base.images.alpha;
    if (newest === undefined || old === undefined) throw new Error('the lock has no alpha');
    const lockWith = (region: string): Lock => {
      const regions = { ...old.regions, [region]: newest.regions[region] ?? fail() };
      return { ...base, images: { alpha: { ...old, regions } } };
    };

    const merged = await merge(base, lockWith('eu-west-1'), lockWith('us-east-1'));

    expect(Object.values(merged.images.alpha?.regions ?? {}).map((image) => image?.id)).toEqual([
      imageId(100),
      imageId(100),
    ]);
  });

  it('conflict when they refresh the same query to different images: one of them must be chosen', async () => {
    const base = await lockOf(['alpha']);
    const other = formatLock(base).replaceAll(imageId(1), imageId(7));

    const merging = merge(base, await lockOf(['alpha'], ['alpha']), parseLock(other));

    await expect(merging).rejects.toMatchObject({ stdout: expect.stringContaining('<<<<<<<') });
  });
});

function fail(): never {
  throw new Error('the lock lacks the region');
}
