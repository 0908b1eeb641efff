import { buildIndex } from '@ami-select/example-index/build';
import { zip } from '@ami-select/example-index/zip';
import { describe, expect, it } from 'vitest';
import { accessBytes } from '../testing/access-bytes.ts';
import { type WheelParts, wheelBytes } from '../testing/wheel-bytes.ts';
import { inspectWheel, type WheelInspection } from './inspect-wheel.ts';
import { parseWheelName } from './wheel-name.ts';

function inspect(bytes: Uint8Array, filename = 'foo-1.0-py3-none-any.whl'): Promise<WheelInspection> {
  const name = parseWheelName(filename);
  if (name === undefined) throw new Error(`not a wheel: ${filename}`);
  return inspectWheel(accessBytes(bytes), name);
}

async function problemsOf(parts: WheelParts | Uint8Array): Promise<readonly string[]> {
  const { problems } = await inspect(parts instanceof Uint8Array ? parts : wheelBytes(parts));
  return problems;
}

const INFO = 'foo-1.0.dist-info';

const ENTRY_POINTS = `
# programs
[console_scripts]
foo = foo:main
c++=foo.bar:Class.method [extra, other]
-odd.name_ = foo:main
[gui_scripts]
foo = foo:main
[pytest11]
any = thing at all
`;

describe('inspectWheel', () => {
  it('reads metadata and unpacked size of a wheel that is all right', async () => {
    const bytes = wheelBytes({
      metadata: ['Requires-Dist: bar>=1'],
      files: { 'foo/data.bin': 'x'.repeat(1000) },
    });

    const { metadata, unpackedBytes, problems } = await inspect(bytes);

    expect(problems).toEqual([]);
    expect(metadata?.dependencies.map(({ key }) => key)).toEqual(['bar']);
    expect(unpackedBytes).toBeGreaterThan(1_000);
    expect(unpackedBytes).toBeLessThan(2_000);
  });

  it('takes every wheel of the example', async () => {
    for (const { filename, bytes } of buildIndex()) {
      expect([filename, (await inspect(bytes, filename)).problems]).toEqual([filename, []]);
    }
  });

  it.each([
    [
      'a name in another form',
      { stem: 'foo-1.0', files: { [`${INFO}/METADATA`]: 'Name: FOO\nVersion: 1.0.0\n' } },
    ],
    ['odd names in RECORD', { files: { 'foo/a,b "c".txt': '', 'foo/é.txt': '' } }],
    ['a signature', { files: { [`${INFO}/RECORD.jws`]: '{}' }, unlisted: [`${INFO}/RECORD.jws`] }],
    ['a folder', { files: { 'foo/': '' }, unlisted: ['foo/'] }],
    ['a folder that RECORD lists', { files: { 'foo/': '' } }],
    ['a Wheel-Version of three parts', { files: { [`${INFO}/WHEEL`]: 'Wheel-Version: 1.0.0\n' } }],
    [
      'files for every place',
      {
        files: Object.fromEntries(
          ['data', 'headers', 'platlib', 'purelib', 'scripts'].map((place) => [
            `foo-1.0.data/${place}/x`,
            '',
          ]),
        ),
      },
    ],
    ['entry points of every form', { files: { [`${INFO}/entry_points.txt`]: ENTRY_POINTS } }],
    [
      'entry points that are all indented, as setuptools wrote them',
      {
        files: { [`${INFO}/entry_points.txt`]: ENTRY_POINTS.replaceAll('\n', '\n    ') },
      },
    ],
    ['a RECORD without itself', { unlisted: [`${INFO}/RECORD`] }],
  ])('takes %s', async (_title, parts) => {
    expect(await problemsOf(parts)).toEqual([]);
  });

  it.each<[string, WheelParts | Uint8Array, readonly string[]]>([
    ['no archive', Buffer.from('hello'), ['it is not a zip archive']],
    ['an empty file', Buffer.alloc(0), ['it is not a zip archive']],
    ['an archive that was cut', wheelBytes().subarray(0, -30), ['it is not a zip archive']],
    [
      'bytes before the archive',
      Buffer.concat([Buffer.from('#!/bin/sh\n'), wheelBytes()]),
      ['its directory is not where the end of the archive says'],
    ],
    ['no .dist-info', zip([{ path: 'foo.py', bytes: Buffer.from('') }]), ['it has no .dist-info folder']],
    [
      'a .dist-info that lies deeper',
      zip([{ path: `x/${INFO}/METADATA`, bytes: Buffer.from('') }]),
      ['it has no .dist-info folder'],
    ],
    [
      'METADATA of another name',
      { files: { [`${INFO}/METADATA`]: 'Name: bar\nVersion: 1.0\n' } },
      ['its METADATA is of "bar 1.0"'],
    ],
    [
      'METADATA of another version',
      { files: { [`${INFO}/METADATA`]: 'Name: foo\nVersion: 2.0\n' } },
      ['its METADATA is of "foo 2.0"'],
    ],
    [
      'METADATA without a name',
      { files: { [`${INFO}/METADATA`]: 'Version: 1.0\n' } },
      ['its METADATA is of " 1.0"'],
    ],
    [
      'the .dist-info of another name',
      { stem: 'bar-1.0' },
      ['its folder is "bar-1.0.dist-info"', 'its METADATA is of "bar 1.0"'],
    ],
    [
      'two .dist-info',
      { files: { 'bar-1.0.dist-info/METADATA': '' } },
      ['it has several .dist-info folders: "bar-1.0.dist-info", "foo-1.0.dist-info"'],
    ],
    ['no METADATA', { files: { [`${INFO}/METADATA`]: undefined } }, ['it has no METADATA']],
    ['no WHEEL', { files: { [`${INFO}/WHEEL`]: undefined } }, ['it has no WHEEL']],
    [
      'a WHEEL of tomorrow',
      { files: { [`${INFO}/WHEEL`]: 'Wheel-Version: 2.0\n' } },
      ['its Wheel-Version is "2.0"; expected 1.x'],
    ],
    [
      'a WHEEL without its version',
      { files: { [`${INFO}/WHEEL`]: 'Root-Is-Purelib: true\n' } },
      ['its Wheel-Version is ""; expected 1.x'],
    ],
    ['no RECORD', { files: { [`${INFO}/RECORD`]: undefined } }, ['it has no RECORD']],
    [
      'a file that RECORD leaves out',
      { files: { 'evil.pth': '' }, unlisted: ['evil.pth'] },
      ['its RECORD does not list "evil.pth"'],
    ],
    [
      'a RECORD of files that are missing',
      { files: { [`${INFO}/RECORD`]: `foo.py,,\n${INFO}/METADATA,,\n${INFO}/WHEEL,,\ngone.py,,\n` } },
      ['its RECORD lists "gone.py", which it does not have'],
    ],
    [
      'a RECORD that cannot be read',
      { files: { [`${INFO}/RECORD`]: '"foo.py,,\n' } },
      ['its RECORD cannot be read in line 1; expected a path, a hash and a size'],
    ],
    ['a member above', { files: { '../evil.py': '' } }, ['it has what leads out of the wheel: "../evil.py"']],
    [
      'an absolute member',
      { files: { '/etc/evil': '', 'C:\\evil': '' } },
      ['it has what leads out of the wheel: "/etc/evil", "C:\\\\evil"'],
    ],
    [
      'a member without a name',
      { files: { 'a\0b': '' } },
      ['it has what has a name that no file can have: "a\\u0000b"'],
    ],
    [
      'many files outside of RECORD',
      { files: { a: '', b: '', c: '', d: '', e: '' }, unlisted: ['a', 'b', 'c', 'd', 'e'] },
      ['its RECORD does not list "a", "b", "c" and 2 more'],
    ],
  ])('names %s', async (_title, parts, problems) => {
    expect(await problemsOf(parts)).toEqual(problems);
  });

  it('names a file that is there twice', async () => {
    const bytes = Buffer.from(
      wheelBytes({ files: { 'fop.py': '' } })
        .toString('latin1')
        .replaceAll('fop.py', 'foo.py'),
      'latin1',
    );

    expect(await problemsOf(bytes)).toContain('it has two files of one name: "foo.py"');
  });

  it('names what is not marked as UTF-8, which pip unpacks under another name and uv refuses', async () => {
    const bytes = wheelBytes({ files: { 'foo/é.txt': '' } });
    const name = Buffer.from('foo/é.txt');
    const entry = bytes.indexOf(name, bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))) - 46;
    bytes.writeUInt16LE(0, entry + 8);

    expect(await problemsOf(bytes)).toEqual([
      'it has what has a name with other letters than ASCII that is not marked as UTF-8: "foo/é.txt"',
    ]);
  });

  it('names a link', async () => {
    const bytes = wheelBytes();
    bytes.writeUInt16LE(0o120777, bytes.indexOf('PK\x01\x02') + 40);

    expect(await problemsOf(bytes)).toEqual(['it has what is a link: "foo.py"']);
  });

  it('names METADATA whose bytes are damaged', async () => {
    const bytes = wheelBytes();
    bytes.write('Fetadata', bytes.indexOf('Metadata-Version'));

    expect(await problemsOf(bytes)).toEqual([`its ${INFO}/METADATA is damaged`]);
  });

  it('throws what the access throws', async () => {
    const name = parseWheelName('foo-1.0-py3-none-any.whl');
    const read = (): Promise<Buffer> => Promise.reject(new Error('the line is dead'));

    await expect(name && inspectWheel({ size: 100, read }, name)).rejects.toThrow('the line is dead');
  });
});
