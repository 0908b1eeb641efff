import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FetchedTree, GetTreeOptions } from '../contract/transport.ts';
import { TREE_LIMITS, type TreeLimits } from '../contract/tree-limits.ts';
import { type Chunks, type FakeSource, fakeSource, listingOf, tarOf } from '../testing/fake-source.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { getTree } from './get-tree.ts';

interface Fetch extends Partial<GetTreeOptions> {
  readonly patterns?: readonly string[];
  readonly only?: Partial<TreeLimits>;
}

async function fetchFrom(
  source: FakeSource,
  { patterns = ['**'], only, ...options }: Fetch = {},
): Promise<FetchedTree> {
  const localDirectory = options.localDirectory ?? (await tempFolder());
  const limits = { ...TREE_LIMITS, ...only };
  return getTree(source, patterns, { remoteDirectory: '.', limits, ...options, localDirectory });
}

/** A machine with these files, which sends their archive however often it is asked for. */
function machineWith(files: Readonly<Record<string, string>>): FakeSource {
  const archive = tarOf(Object.entries(files).map(([path, body]) => ({ path, body })));
  return fakeSource(listingOf(...Object.keys(files)), [archive]);
}

const CHUNK = 64 * 1024;

/** Far more than any limit of these tests: without the limit they fail, and end. */
const ENDLESS = 256;

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

function* forever(bytes: Buffer): Generator<Buffer> {
  for (let sent = 0; sent < ENDLESS * CHUNK; sent += bytes.length) yield bytes;
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

describe('names of a machine', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['a line break', 'out/new\nline', /hidden/],
    ['an escape', 'out/\u001b[31mred', /hidden/],
    ['a command', 'out/a\n::error::x', /hidden/],
    ['a bidirectional control', 'out/a\u202etxt.exe', /hidden/],
    ['a quote', 'out/a"b', /"/],
    ['a colon', 'out/x:y', /:/],
    ['a drive', 'x:y', /forward slashes/],
    ['a backslash', 'out\\evil', /forward slashes/],
    ['an angle bracket', 'out/<a>', /</],
    ['a bar', 'out/a|b', /\|/],
    ['a star', 'out/a*', /\*/],
    ['a question mark', 'out/a?', /\?/],
    ['a dot at the end', 'out/a.', /dot or a space/],
    ['a space at the end', 'out/a ', /dot or a space/],
    ['a device', 'out/NUL', /device/],
    ['a device as a folder', 'aux/a', /device/],
    ['a device with an extension', 'out/com1.txt', /device/],
    ['bytes that are no text', Buffer.from('out/bad\xff.txt', 'latin1'), /not UTF-8/],
    ['half a character', Buffer.from([0x6f, 0xed, 0xa0, 0x80]), /not UTF-8/],
    ['an overlong form', Buffer.from([0x6f, 0xc0, 0xaf]), /not UTF-8/],
    ['300 bytes', `out/${'n'.repeat(300)}`, /255 bytes/],
    ['2,000 bytes in folders', `${'folder/'.repeat(290)}a`, /deep|1024 bytes/],
    ['100 folders', `${'f/'.repeat(100)}a`, /64 folders deep/],
    ['5,000 bytes', 'n'.repeat(5_000), /longer than any path/],
    ['the folder above', '../evil', /\.\./],
    ['the folder above, hidden', 'out/../../evil', /\.\./],
    ['the root', '//etc/passwd', /relative|empty|forward/],
  ])('with %s stay there by name, and the others come home', async (_name, name, reason) => {
    const absolute = typeof name === 'string' && name.startsWith('//');
    const listing = absolute
      ? [Buffer.from(`${name}\0./fine.txt\0`)]
      : [...listingOf(name), ...listingOf('fine.txt')];
    const source = fakeSource(listing, [tarOf([{ path: './fine.txt', body: 'fine' }])]);
    const parent = await tempFolder();

    const { files, left } = await fetchFrom(source, { localDirectory: join(parent, 'in') });

    expect(files).toEqual(['fine.txt']);
    expect(left).toEqual({
      count: 1,
      examples: [{ name: expect.any(String), reason: expect.stringMatching(reason) }],
    });
    expect(await readdir(parent, { recursive: true })).toEqual(['in', 'in/fine.txt']);
  });

  it('shows bytes that are no text', async () => {
    const source = fakeSource(listingOf(Buffer.from('out/bad\xff.txt', 'latin1')));

    expect((await fetchFrom(source)).left.examples[0]?.name).toBe('out/bad\\xff.txt');
  });

  it.each<[string, readonly string[]]>([
    ['in case', ['README', 'readme']],
    ['in case, three times', ['A', 'a', 'ａ', 'Ａ'].slice(0, 2)],
    ['in the case of a folder and of the file', ['Out/a', 'out/A']],
    ['in normal form', ['u\u0308', '\u00fc']],
    ['in both', ['U\u0308.txt', '\u00fc.txt']],
    ['in a sharp s', ['STRASSE', 'stra\u00dfe']],
    ['as a file and a folder', ['out', 'out/a']],
    ['as a file and a folder in another case', ['OUT', 'out/a']],
    ['as a folder and a file in another case', ['Out/a', 'out']],
  ])('that differ only %s: the first comes home, the other is named', async (_name, names) => {
    const [first = ''] = [...names].sort();
    const source = fakeSource(listingOf(...names), [tarOf([{ path: first, body: 'first' }])]);
    const localDirectory = await tempFolder();

    const { files, left } = await fetchFrom(source, { localDirectory });

    expect(files).toEqual([first.normalize('NFC')]);
    expect(left).toMatchObject({
      count: 1,
      examples: [{ reason: expect.stringContaining(`"${files[0]}"`) }],
    });
    expect(await readFile(join(localDirectory, files[0] ?? ''), 'utf8')).toBe('first');
  });

  it('come home in NFC', async () => {
    const source = fakeSource(listingOf('u\u0308.txt'), [tarOf([{ path: './u\u0308.txt', body: 'x' }])]);
    const localDirectory = await tempFolder();

    expect((await fetchFrom(source, { localDirectory })).files).toEqual(['\u00fc.txt']);
    expect(await readdir(localDirectory)).toEqual(['\u00fc.txt']);
  });

  it('of honest files are taken as they are', async () => {
    const names = [
      '.coverage',
      'Gruß 世界.txt',
      'a b (1)[x].xml',
      "it's",
      '-n',
      'deep/er/report.xml',
      'a+b,c;d@e#f%g&h',
    ];
    const archive = tarOf(names.map((path) => ({ path, body: 'x' })));

    const { files, left } = await fetchFrom(fakeSource(listingOf(...names), [archive]));

    expect(files).toEqual([...names].sort());
    expect(left.count).toBe(0);
  });
});

describe('links in the local folder', () => {
  it.each<[string, string, string]>([
    ['the folder itself', '', 'file'],
    ['a folder below', 'out', 'out/file'],
    ['a folder far below', 'out/deep', 'out/deep/file'],
  ])('lead nothing out: %s', async (_name, link, file) => {
    const elsewhere = await tempFolder();
    const localDirectory = join(await tempFolder(), 'local');
    if (link === '') await symlink(elsewhere, localDirectory);
    else {
      await mkdir(join(localDirectory, link, '..'), { recursive: true });
      await symlink(elsewhere, join(localDirectory, link));
    }

    const got = fetchFrom(machineWith({ [file]: 'x' }), { localDirectory });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
    await expect(got).rejects.toThrow(/is a link or a file/);
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it.each(['precious', '../precious', 'absent', '.'])('are replaced and not followed: %s', async (target) => {
    const parent = await tempFolder();
    const localDirectory = join(parent, 'local');
    await mkdir(localDirectory);
    await writeFile(join(parent, 'precious'), 'precious');
    await writeFile(join(localDirectory, 'precious'), 'precious');
    await symlink(target, join(localDirectory, 'file'));

    await fetchFrom(machineWith({ file: 'new' }), { localDirectory });

    expect(await readFile(join(localDirectory, 'file'), 'utf8')).toBe('new');
    expect(await readFile(join(parent, 'precious'), 'utf8')).toBe('precious');
    expect(await readdir(localDirectory)).toEqual(['file', 'precious']);
  });

  it('stay when a folder stands where a file should be', async () => {
    const localDirectory = await tempFolder();
    await mkdir(join(localDirectory, 'file'));

    const got = fetchFrom(machineWith({ file: 'new' }), { localDirectory });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
  });
});

it('ends when it takes too long', async () => {
  const source = fakeSource(forever(Buffer.from('./a\0')));

  const got = fetchFrom(source, { timeoutMs: 20 });

  await expect(got).rejects.toMatchObject({ code: 'TIMED_OUT' });
  await expect(got).rejects.toThrow('host-1: reading the files took longer than 0.02 s');
});
