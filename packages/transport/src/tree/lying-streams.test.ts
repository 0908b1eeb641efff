import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Chunks, fakeSource, listingOf, tarOf } from '../testing/fake-source.ts';
import { CHUNK, fetchFrom, forever } from '../testing/fetch-tree.ts';
import { tempFolder } from '../testing/temp-folder.ts';

/** One extended header, as often as it is sent. */
function headerOf(type: 'ExtendedHeader' | 'GlobalExtendedHeader', record: string): Buffer {
  return tarOf([{ path: 'pax', type, body: record }]).subarray(0, 1024);
}

/** An archive of one file whose entry is of another kind, by its letter in the header. */
function kindOf(letter: string): Buffer {
  const archive = tarOf([{ path: './a', body: 'x' }]);
  const surplus = letter.charCodeAt(0) - (archive[156] ?? 0);
  const sum = Number.parseInt(archive.toString('latin1', 148, 154), 8) + surplus;
  archive.write(letter, 156, 'latin1');
  archive.write(sum.toString(8).padStart(6, '0'), 148, 'latin1');
  return archive;
}

describe('a stream of files that lies', () => {
  it.each<[string, () => Chunks]>([
    ['sends blocks of zeros without end', () => forever(Buffer.alloc(CHUNK))],
    ['sends noise without end', () => forever(Buffer.alloc(CHUNK, 'x'))],
    ['sends extended headers without end', () => forever(headerOf('ExtendedHeader', '13 path=abcd\n'))],
    ['sends global headers without end', () => forever(headerOf('GlobalExtendedHeader', '11 path=ab\n'))],
    ['sends entries of an unknown kind without end', () => forever(kindOf('Z').subarray(0, 1024))],
    ['compresses', () => [Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), Buffer.alloc(CHUNK)]],
    ['compresses with another method', () => [Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), Buffer.alloc(CHUNK)]],
    [
      'says another name in an extended header',
      () => [headerOf('ExtendedHeader', '19 path=../../evil\n'), tarOf([{ path: './a', body: 'x' }])],
    ],
    [
      'says a huge size in an extended header',
      () => [headerOf('ExtendedHeader', '15 size=900000\n'), tarOf([{ path: './a', body: 'x' }])],
    ],
    ['sends a sparse file', () => [kindOf('S')]],
    ['sends the continuation of a volume', () => [kindOf('M')]],
    ['sends a block device', () => [kindOf('4')]],
    ['sends a contiguous file', () => [kindOf('7')]],
    ['sends a pipe', () => [tarOf([{ path: './a', type: 'FIFO' }])]],
    ['says less than it sends', () => [tarOf([{ path: './a', size: 1, body: 'x'.repeat(5_000) }])]],
    ['says more than it sends', () => [tarOf([{ path: './a', size: 900_000 }])]],
    ['says a negative size', () => [tarOf([{ path: './a', size: -512, body: 'x' }])]],
    ['sends nothing', () => []],
  ])('is refused when it %s', async (_name, archive) => {
    const source = fakeSource(listingOf('a'), archive());
    const parent = await tempFolder();

    const got = fetchFrom(source, {
      localDirectory: join(parent, 'in'),
      only: { bytes: 1_000_000 },
    });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
    expect(source.sent[1]).toBeLessThan(5_000_000);
    expect(await readdir(parent, { recursive: true })).toEqual(['in']);
  });
});

it.each(['12 size=1x0\n', '12 size=-99\n', '9999 size=1\n', 'size\n', '99999999999999999999 size=1\n'])(
  'an extended header without a size is nothing: %j',
  async (record) => {
    const source = fakeSource(listingOf('a'), [
      headerOf('ExtendedHeader', record),
      tarOf([{ path: './a', body: 'one' }]),
    ]);
    const localDirectory = await tempFolder();

    await fetchFrom(source, { localDirectory });

    expect(await readFile(join(localDirectory, 'a'), 'utf8')).toBe('one');
  },
);
