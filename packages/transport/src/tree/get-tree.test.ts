import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Chunks, fakeSource, listingOf, tarOf } from '../testing/fake-source.ts';
import { CHUNK, ENDLESS, fetchFrom, forever, machineWith } from '../testing/fetch-tree.ts';
import { tempFolder } from '../testing/temp-folder.ts';

/** A listing of ever new names. */
function* endlessNames(suffix = ''): Generator<Buffer> {
  let number = 0;
  for (let chunk = 0; chunk < ENDLESS; chunk += 1) {
    const lines: string[] = [];
    for (let bytes = 0; bytes < CHUNK; bytes += 20 + suffix.length) {
      lines.push(`./out/${String(number).padStart(10, '0')}${suffix}\0`);
      number += 1;
    }
    yield Buffer.from(lines.join(''));
  }
}

describe('a listing without end', () => {
  it.each<[string, () => Chunks, readonly string[]]>([
    ['of names that do not match', () => endlessNames(), ['reports/*.xml']],
    ['of one name without an end', () => forever(Buffer.alloc(CHUNK, 'x')), ['**']],
    ['of the same name again and again', () => forever(Buffer.from('./out/a\0'.repeat(8_192))), ['*.xml']],
    ['of empty names', () => forever(Buffer.alloc(CHUNK)), ['**']],
    ['of names that are not portable', () => endlessNames(':'), ['**']],
    ['of names that lead out', () => forever(Buffer.from('../../evil\0'.repeat(6_000))), ['**']],
    ['of absolute names', () => forever(Buffer.from('/etc/passwd\0'.repeat(6_000))), ['**']],
    [
      'of names that are not UTF-8',
      () => forever(Buffer.from('./out/\xff\0'.repeat(8_192), 'latin1')),
      ['**'],
    ],
    [
      'of names longer than any path',
      () => forever(Buffer.concat([Buffer.alloc(CHUNK, 'y'), Buffer.alloc(1)])),
      ['**'],
    ],
  ])('%s is cut off at its limit, and the channel closed', async (_name, listing, patterns) => {
    const source = fakeSource(listing());

    const { files, reached, left } = await fetchFrom(source, { patterns, only: { listingBytes: 1_000_000 } });

    expect({ files, reached }).toEqual({ files: [], reached: ['listingBytes'] });
    expect(left.examples.length).toBeLessThanOrEqual(50);
    expect(source.cut).toEqual([0]);
    expect(source.sent[0]).toBeLessThan(1_000_000 + 20 * CHUNK);
  });

  it('of files is cut off at the most files, which come home', async () => {
    const names = ['out/0000000000', 'out/0000000001', 'out/0000000002'];
    const source = fakeSource(endlessNames(), [tarOf(names.map((path) => ({ path, body: 'x' })))]);

    const { files, reached } = await fetchFrom(source, { only: { files: 3 } });

    expect({ files, reached }).toEqual({ files: names, reached: ['files'] });
    expect(source.sent[0]).toBeLessThan(20 * CHUNK);
  });

  it('keeps no more of a million names than the limit of files', async () => {
    const before = process.memoryUsage().heapUsed;
    const source = fakeSource(endlessNames(), [tarOf([])]);

    const failed = fetchFrom(source, { only: { files: 1_000 } });

    await expect(failed).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('takes as many files as the limit allows without a word', async () => {
    const { files, reached } = await fetchFrom(machineWith({ a: '1', b: '2' }), { only: { files: 2 } });

    expect({ files, reached }).toEqual({ files: ['a', 'b'], reached: [] });
  });
});

describe('a file that does not fit', () => {
  const huge = { path: 'b-core', size: 5_000_000_000_000 };

  it('stays on the machine, and all others come home', async () => {
    const first = Buffer.concat([
      tarOf([{ path: 'a', body: 'one' }]).subarray(0, 1024),
      tarOf([huge]).subarray(0, 512),
    ]);
    const source = fakeSource(
      listingOf('a', 'b-core', 'c'),
      [first, ...Array.from({ length: 100 }, () => Buffer.alloc(CHUNK))],
      [tarOf([{ path: 'c', body: 'three' }])],
    );
    const localDirectory = await tempFolder();

    const { files, left, reached } = await fetchFrom(source, { localDirectory });

    expect({ files, reached }).toEqual({ files: ['a', 'c'], reached: ['bytes'] });
    expect(left).toEqual({
      count: 1,
      examples: [{ name: 'b-core', reason: 'its 5000000000000 bytes do not fit' }],
    });
    expect(await readFile(join(localDirectory, 'a'), 'utf8')).toBe('one');
    expect(await readFile(join(localDirectory, 'c'), 'utf8')).toBe('three');
    expect(await readdir(localDirectory)).toEqual(['a', 'c']);
    expect(source.sent[1]).toBeLessThan(20 * CHUNK);
  });

  it('counts all files together', async () => {
    const source = fakeSource(listingOf('a', 'b'), [
      tarOf([
        { path: 'a', body: 'x'.repeat(60) },
        { path: 'b', body: 'x'.repeat(60) },
      ]),
    ]);

    const { files, left } = await fetchFrom(source, { only: { bytes: 100 } });

    expect([files, left.count]).toEqual([['a'], 1]);
  });

  it('is asked for a few times only, however many there are', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `f${String(index).padStart(3, '0')}`);
    const source = fakeSource(listingOf(...names), ...names.map((path) => [tarOf([{ ...huge, path }])]));

    const { files, left } = await fetchFrom(source);

    expect([files, left.count, source.sent.length]).toEqual([[], 100, 17]);
  });
});

it('ends when it takes too long', async () => {
  const source = fakeSource(forever(Buffer.from('./a\0')));

  const got = fetchFrom(source, { timeoutMs: 20 });

  await expect(got).rejects.toMatchObject({ code: 'TIMED_OUT' });
  await expect(got).rejects.toThrow('host-1: reading the files took longer than 0.02 s');
});
