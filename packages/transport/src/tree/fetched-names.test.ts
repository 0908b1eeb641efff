import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeSource, listingOf, tarOf } from '../testing/fake-source.ts';
import { fetchFrom } from '../testing/fetch-tree.ts';
import { tempFolder } from '../testing/temp-folder.ts';

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
