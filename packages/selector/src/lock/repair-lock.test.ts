import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOwnPublishers } from '../query/own-publishers.ts';
import { fakeDependencies, imageId, REGION, rawImage, SELF } from '../testing/samples.ts';
import { parseLock } from './lock-file.ts';
import { type UseLockRequest, useLock } from './use-lock.ts';

const row = { owner: [SELF], names: ['corp-{version}'], user: 'me' };
const WORLD = [rawImage({ number: 1, Name: 'corp-1' }), rawImage({ number: 2, Name: 'other' })];
const corp = { publisher: 'corp', version: '1', regions: [REGION] };
const other = { owners: [SELF], name: ['other'], regions: [REGION] };

let directory: string;
let path: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'repair-lock-'));
  path = join(directory, 'ami.lock.json');
});

afterAll(() => rmSync(directory, { recursive: true }));

function use(
  mode: UseLockRequest['mode'],
  queries: UseLockRequest['queries'],
  own: Record<string, object> = {},
): ReturnType<typeof useLock> {
  const { publishers } = withOwnPublishers(own);
  return useLock({ mode, path, queries, whenStale: 'fail' }, { ...fakeDependencies(WORLD), publishers });
}

/** A lock of both queries, whose entry `base` is then replaced. */
async function writeLock(base?: unknown): Promise<void> {
  rmSync(path, { force: true });
  await use('update', { base: corp, other }, { corp: row });
  if (base === undefined) return;
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...lock, images: { ...lock.images, base } }));
}

describe('a lock that mentions a publisher that is gone', () => {
  it('still gives the images of the other entries', async () => {
    await writeLock();

    const { selections } = await use('locked', { other });

    expect(selections.map(({ selection }) => selection.image.id)).toEqual([imageId(2)]);
  });

  it('is compared and written anew without the entry', async () => {
    await writeLock();

    const checked = await use('check', { other });
    const updated = await use('update', { other });

    expect(checked.changes.map(({ name, kind }) => [name, kind])).toEqual([['base', 'removed']]);
    expect(() => checked.assertAccepted()).toThrow('base in eu-west-1 is no longer in the queries');
    expect(updated.changes).toEqual(checked.changes);
    expect(Object.keys(parseLock(readFileSync(path, 'utf8')).images)).toEqual(['other']);
  });

  it('counts as changed when the publisher was renamed', async () => {
    await writeLock();
    const queries = { base: { ...corp, publisher: 'firm' }, other };

    const locked = use('locked', queries, { firm: row });
    await expect(locked).rejects.toMatchObject({
      code: 'LOCK_OUT_OF_DATE',
      message: 'The lock is out of date: the query "base" differs from the locked one.',
    });

    const { changes } = await use('update', queries, { firm: row });

    expect(changes.map(({ name, kind }) => [name, kind])).toEqual([['base', 'query-changed']]);
    expect((await use('locked', queries, { firm: row })).selections).toHaveLength(2);
  });

  it('is refused by a strict reader with the entry, and without every publisher there is', async () => {
    await writeLock();

    expect(() => parseLock(readFileSync(path, 'utf8'))).toThrow(
      expect.objectContaining({
        code: 'INVALID_LOCK',
        message:
          'The lock cannot be read: the query of "base": publisher: "corp" is not valid because no publisher has this name',
      }),
    );
  });
});

describe('a lock with a broken entry', () => {
  it.each<[string, unknown]>([
    ['"base" has no regions', 7],
    ['"base" has no regions', {}],
    ['"base" in eu-west-1 is not an image', { query: corp, regions: { [REGION]: { id: 1 } } }],
  ])('%s: stops those who need it only, until it is written anew', async (message, base) => {
    const queries = { base: corp, other };
    await writeLock(base);

    const stopped = { code: 'INVALID_LOCK', message: expect.stringContaining(message) };
    await expect(use('locked', queries, { corp: row })).rejects.toMatchObject(stopped);
    await expect(use('check', { other })).rejects.toMatchObject(stopped);
    expect((await use('locked', { other })).selections).toHaveLength(1);

    await use('update', queries, { corp: row });

    expect((await use('locked', queries, { corp: row })).selections).toHaveLength(2);
  });
});

describe('a file that is no lock', () => {
  it.each(['name: x', '[]', '{"lockfileVersion": 2, "images": {}}', '{\n<<<<<<< ours\n=======\n'])(
    'is not written over: %j',
    async (text) => {
      writeFileSync(path, text);

      await expect(use('update', { other })).rejects.toMatchObject({
        code: 'INVALID_LOCK',
        hint: 'Restore the file, or delete it and write it with update.',
      });
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );
});

describe('a lock without any region', () => {
  it('is out of date for a query of all regions', async () => {
    await writeLock();

    const locked = use('locked', { fresh: { ...other, regions: ['all'] } });

    await expect(locked).rejects.toMatchObject({
      code: 'LOCK_OUT_OF_DATE',
      message: expect.stringContaining('no image "fresh" in any region'),
    });
  });
});
