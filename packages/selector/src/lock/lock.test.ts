import { describe, expect, it } from 'vitest';
import type { ImageQuery } from '../query/image-query.ts';
import { fakeDependencies, imageId, REGION, SELF, STRANGER, ubuntuImage } from '../testing/samples.ts';
import { assertUpToDate, checkLock } from './check-lock.ts';
import { emptyLock, type Lock } from './lock.ts';
import { formatLock, parseLock } from './lock-file.ts';
import { selectLocked } from './select-locked.ts';
import { updateLock } from './update-lock.ts';

const first = ubuntuImage({ number: 1, serial: '20261001' });
const second = ubuntuImage({ number: 2, serial: '20261101' });
const base: ImageQuery = { publisher: 'ubuntu', version: '24.04', regions: [REGION] };

async function lockOf(...images: Parameters<typeof fakeDependencies>[0][number][]): Promise<Lock> {
  const { lock } = await updateLock(emptyLock(), { base }, fakeDependencies(images));
  return lock;
}

describe('updateLock', () => {
  it('writes one line per fact, sorted, with nothing that changes by itself', async () => {
    const text = formatLock(await lockOf(first));

    expect(text).toBe(`{
  "lockfileVersion": 1,
  "images": {
    "base": {
      "query": {
        "publisher": "ubuntu",
        "version": "24.04"
      },
      "regions": {
        "eu-west-1": {
          "architecture": "x86_64",
          "created": "2026-10-01T06:00:00.000Z",
          "id": "${imageId(1)}",
          "name": "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261001",
          "owner": "099720109477"
        }
      }
    }
  }
}
`);
    expect(parseLock(text)).toEqual(await lockOf(first));
  });

  it('gives the same text whatever the order of queries and regions', async () => {
    const dependencies = fakeDependencies([first]);
    const regions = ['us-east-1', 'eu-west-1'];

    const one = await updateLock(emptyLock(), { a: { ...base, regions }, b: base }, dependencies);
    const two = await updateLock(
      one.lock,
      { b: base, a: { ...base, regions: [...regions].reverse() } },
      dependencies,
    );

    expect(formatLock(two.lock)).toBe(formatLock(one.lock));
    expect(two.changes).toEqual([]);
  });

  it('lists the changes with names and ages', async () => {
    const lock = await lockOf(first);

    const { changes } = await updateLock(lock, { base }, fakeDependencies([first, second]));

    expect(changes.map((change) => [change.kind, change.message])).toEqual([
      [
        'changed',
        `base in eu-west-1: ${imageId(1)} (ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261001, 52 days old) -> ${imageId(2)} (ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261101, 21 days old)`,
      ],
    ]);
  });

  it('removes entries without a query and adds new ones', async () => {
    const lock = await lockOf(first);

    const { lock: updated, changes } = await updateLock(lock, { other: base }, fakeDependencies([first]));

    expect(Object.keys(updated.images)).toEqual(['other']);
    expect(changes.map(({ name, kind }) => [name, kind])).toEqual([
      ['base', 'removed'],
      ['other', 'added'],
    ]);
  });

  it('refuses an incomplete lock', async () => {
    await expect(updateLock(emptyLock(), { base }, fakeDependencies([]))).rejects.toMatchObject({
      code: 'REGIONS_INCOMPLETE',
    });
  });
});

describe('selectLocked', () => {
  it('does not warn about the owner, which the locked query names', async () => {
    const own = { ...first, OwnerId: SELF };
    const query: ImageQuery = { owners: ['self'], regions: [REGION] };
    const { lock } = await updateLock(emptyLock(), { base: query }, fakeDependencies([own]));

    const selection = await selectLocked({ lock, name: 'base', query }, fakeDependencies([own]));

    expect(selection?.warnings).toEqual([]);
  });

  it('keeps the locked image although a newer one exists, with one call', async () => {
    const lock = await lockOf(first);
    const dependencies = fakeDependencies([first, second]);

    const selection = await selectLocked({ lock, name: 'base', query: base }, dependencies);

    expect(selection?.image.id).toBe(imageId(1));
    expect(dependencies.ec2.requests).toEqual([{ ImageIds: [imageId(1)] }]);
  });

  it.each([
    ['gone', [second], 'no longer exists in eu-west-1'],
    ['under another owner', [{ ...first, OwnerId: STRANGER }], `is now ${first.Name} of ${STRANGER}`],
    ['disabled', [{ ...first, State: 'disabled' as const }], 'the image exists, but state is not available'],
    ['deprecated', [{ ...first, DeprecationTime: '2026-11-20T00:00:00.000Z' }], 'is deprecated'],
  ])('fails when the image is %s', async (_, images, message) => {
    const lock = await lockOf(first);

    const selecting = selectLocked({ lock, name: 'base', query: base }, fakeDependencies(images));

    await expect(selecting).rejects.toMatchObject({
      code: 'LOCK_OUT_OF_DATE',
      message: expect.stringContaining(message),
    });
  });

  it('fails when the query is not the one that was locked', async () => {
    const lock = await lockOf(first);
    const query = { ...base, version: '22.04' };

    const selecting = selectLocked({ lock, name: 'base', query }, fakeDependencies([first]));

    await expect(selecting).rejects.toMatchObject({ code: 'LOCK_OUT_OF_DATE' });
  });

  it('only warns of a deprecated image on request, never of one that no longer exists', async () => {
    const lock = await lockOf(first);
    const deprecated = { ...first, DeprecationTime: '2026-11-20T00:00:00.000Z' };
    const request = { lock, name: 'base', query: base, whenStale: 'warn' as const };

    const selection = await selectLocked(request, fakeDependencies([deprecated]));

    expect(selection?.warnings).toEqual([expect.stringContaining('is deprecated since')]);
    await expect(selectLocked(request, fakeDependencies([]))).rejects.toMatchObject({
      code: 'LOCK_OUT_OF_DATE',
    });
  });

  it.each([
    ['name', { name: 'other', query: base }],
    ['region', { name: 'base', query: { ...base, regions: ['us-east-1'] } }],
  ])('fails for a %s that was never locked', async (_, request) => {
    const lock = await lockOf(first);

    const selecting = selectLocked({ lock, ...request }, fakeDependencies([first]));

    await expect(selecting).rejects.toMatchObject({
      code: 'LOCK_OUT_OF_DATE',
      message: expect.stringContaining('has no image'),
    });
  });
});

describe('checkLock', () => {
  it('is quiet when nothing changed', async () => {
    const report = await checkLock(await lockOf(first), { base }, fakeDependencies([first]));

    expect(report).toMatchObject({ changes: [], isUpToDate: true });
    expect(report.selections.map(({ name, selection }) => [name, selection.image.id])).toEqual([
      ['base', imageId(1)],
    ]);
    expect(() => assertUpToDate(report)).not.toThrow();
  });

  it('distinguishes a newer image from one that no longer exists', async () => {
    const lock = await lockOf(first);

    const newer = await checkLock(lock, { base }, fakeDependencies([first, second]));
    const gone = await checkLock(lock, { base }, fakeDependencies([second]));

    expect(newer.changes.map(({ kind }) => kind)).toEqual(['changed']);
    expect(gone.changes.map(({ kind }) => kind)).toEqual(['gone']);
  });

  it('makes an error that lists every change', async () => {
    const report = await checkLock(await lockOf(first), { base }, fakeDependencies([first, second]));

    expect(() => assertUpToDate(report)).toThrow(expect.objectContaining({ code: 'LOCK_OUT_OF_DATE' }));
  });
});

describe('an optional query without an image', () => {
  const optional: ImageQuery = { ...base, optional: true };

  async function emptyResult(): Promise<Lock> {
    const { lock } = await updateLock(emptyLock(), { base: optional }, fakeDependencies([]));
    return parseLock(formatLock(lock));
  }

  it('is locked as null, and is in date in every mode while nothing matches', async () => {
    const lock = await emptyResult();

    const locked = await selectLocked({ lock, name: 'base', query: optional }, fakeDependencies([]));
    const checked = await checkLock(lock, { base: optional }, fakeDependencies([]));
    const updated = await updateLock(lock, { base: optional }, fakeDependencies([]));

    expect(lock.images.base?.regions).toEqual({ [REGION]: null });
    expect(locked).toBeUndefined();
    expect(checked).toMatchObject({ isUpToDate: true, selections: [], cost: { calls: expect.any(Number) } });
    expect(formatLock(updated.lock)).toBe(formatLock(lock));
  });

  it('changes when an image appears, and when it goes', async () => {
    const lock = await emptyResult();

    const appeared = await updateLock(lock, { base: optional }, fakeDependencies([first]));
    const gone = await checkLock(appeared.lock, { base: optional }, fakeDependencies([]));

    expect(appeared.changes.map(({ kind, message }) => [kind, message])).toEqual([
      ['changed', expect.stringMatching(/^base in eu-west-1: no image .* -> ami-0+1 /)],
    ]);
    expect(gone.changes.map(({ kind, message }) => [kind, message])).toEqual([
      ['gone', expect.stringMatching(/no longer exists .*; its query selects no image/)],
    ]);
  });

  it('is out of date for a region that was never locked, and for a query that needs an image', async () => {
    const lock = await emptyResult();
    const elsewhere = { ...optional, regions: ['us-east-1'] };

    for (const query of [elsewhere, base]) {
      const request = { lock, name: 'base', query, whenStale: 'warn' as const };
      await expect(selectLocked(request, fakeDependencies([first]))).rejects.toMatchObject({
        code: 'LOCK_OUT_OF_DATE',
      });
    }
  });
});

describe('the cost of a lock', () => {
  it('is that of all queries, and of the locked images that were looked at', async () => {
    const lock = await lockOf(first);
    const counting = (...images: (typeof first)[]) => fakeDependencies(images);
    const [fresh, changed] = [counting(first), counting(first, second)];

    const updated = await updateLock(lock, { a: base, b: base }, fresh);
    const checked = await checkLock(lock, { base }, changed);

    expect(updated.cost.calls).toBe(fresh.ec2.requests.length);
    expect(checked.cost.calls).toBe(changed.ec2.requests.length);
    expect(checked.cost.calls).toBeGreaterThan(1);
  });
});

describe('parseLock', () => {
  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'it is not a JSON object'],
    ['{"lockfileVersion": 2, "images": {}}', 'lockfileVersion is 2; expected 1'],
    ['{"lockfileVersion": 1}', '"images" is missing'],
    ['{"lockfileVersion": 1, "images": {"a": {}}}', '"a" has no regions'],
    [
      '{"lockfileVersion": 1, "images": {"a": {"query": {"owner": "self"}, "regions": {"x": {"id": 1}}}}}',
      '"a" in x is not an image',
    ],
    [
      '{"lockfileVersion": 1, "images": {"a": {"query": {"nmae": "x"}, "regions": {}}}}',
      'did you mean "name"?',
    ],
    ['{\n<<<<<<< ours\n', 'conflict markers of a merge'],
  ])('refuses %j', (text, message) => {
    expect(() => parseLock(text)).toThrow(
      expect.objectContaining({ code: 'INVALID_LOCK', message: expect.stringContaining(message) }),
    );
  });
});
