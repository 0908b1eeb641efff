import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zip } from '@ami-select/example-index/zip';
import { describe, expect, it } from 'vitest';
import { sdistBytes, type TarEntry, tarGz } from '../testing/sdist-bytes.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { inspectSdist, type SdistInspection } from './inspect-sdist.ts';

async function inspect(bytes: Buffer, filename = 'foo-1.0.tar.gz'): Promise<SdistInspection> {
  const path = join(await tempFolder(), 'archive');
  await writeFile(path, bytes);
  return inspectSdist({ filename, path }, { key: 'foo', version: '1.0' });
}

async function inspectEntries(...entries: readonly TarEntry[]): Promise<SdistInspection> {
  return inspect(tarGz([{ path: 'foo-1.0/setup.py' }, ...entries]));
}

function names({ requires }: SdistInspection): readonly string[] {
  return requires.map(({ name, specifiers }) => `${name}${specifiers}`);
}

describe('inspectSdist', () => {
  it('reads what builds it and what it needs', async () => {
    const found = await inspect(sdistBytes({ metadata: ['Requires-Dist: bar>=2', 'Dynamic: Description'] }));

    expect(found.problems).toEqual([]);
    expect(names(found)).toEqual(['maker>=1']);
    expect(found.metadata).toMatchObject({ name: 'foo', dependencies: [{ name: 'bar', specifiers: '>=2' }] });
  });

  it.each([
    ['an older format', { format: '2.1' }],
    ['dependencies that a build decides', { metadata: ['Dynamic: Requires-Dist'] }],
    ['extras that a build decides', { metadata: ['Dynamic: provides-extra'] }],
  ])('leaves what it needs to the wheel: %s', async (_title, parts) => {
    const { metadata, problems } = await inspect(sdistBytes(parts));

    expect(metadata).toBeUndefined();
    expect(problems).toEqual([]);
  });

  it.each([
    ['no pyproject.toml', undefined],
    ['no build-system', '[project]\nname = "foo"\n'],
  ])('needs setuptools to be built: %s', async (_title, text) => {
    const entries = text === undefined ? [] : [{ path: 'foo-1.0/pyproject.toml', text }];

    expect(names(await inspectEntries(...entries))).toEqual(['setuptools>=40.8.0']);
  });

  it('reads a .zip, and names that begin with ./', async () => {
    const text = '[build-system]\nrequires = ["maker"]\n';
    const bytes = zip([{ path: 'foo-1.0/pyproject.toml', bytes: Buffer.from(text) }]);

    expect(names(await inspect(bytes, 'foo-1.0.zip'))).toEqual(['maker']);
    expect(names(await inspect(tarGz([{ path: './foo-1.0/pyproject.toml', text }])))).toEqual(['maker']);
  });

  it.each([
    ['[build-system]\n', 'build-system.requires is not a list of strings'],
    ['build-system = 1\n', 'build-system is not a table'],
    ['[build-system\n', 'it is not valid TOML in line 1'],
    [
      '[build-system]\nrequires = ["a @ https://example.com/a.whl"]\n',
      'a in build-system.requires comes from an address',
    ],
    ['[build-system]\nrequires = ["=="]\n', 'a requirement in build-system.requires cannot be read'],
  ])('refuses the pyproject.toml %j', async (pyproject, because) => {
    const { problems } = await inspect(sdistBytes({ pyproject }));

    expect(problems).toEqual([
      expect.stringContaining(`its pyproject.toml cannot be used because ${because}`),
    ]);
  });

  it.each<[string, TarEntry, string]>([
    [
      'a path that leads out',
      { path: 'foo-1.0/../evil.py' },
      'leads out of the archive: "foo-1.0/../evil.py"',
    ],
    [
      'a link that leads out',
      { path: 'foo-1.0/a/link', type: 'SymbolicLink', linkpath: '../../etc' },
      'is a link that leads out of its folder: "foo-1.0/a/link"',
    ],
    [
      'a link from the root of the machine',
      { path: 'foo-1.0/a/link', type: 'SymbolicLink', linkpath: '/foo-1.0/setup.py' },
      'is a link that leads out of its folder: "foo-1.0/a/link"',
    ],
    [
      'a hard link that leads out',
      { path: 'foo-1.0/link', type: 'Link', linkpath: 'other/file' },
      'is a link that leads out of its folder: "foo-1.0/link"',
    ],
    [
      'a pipe',
      { path: 'foo-1.0/pipe', type: 'FIFO' },
      'is neither a file, a folder nor a link: "foo-1.0/pipe"',
    ],
    ['a second folder', { path: 'bar/setup.py' }, 'it is not one folder: "foo-1.0", "bar"'],
  ])('refuses %s', async (_title, entry, because) => {
    const { problems } = await inspectEntries(entry);

    expect(problems).toEqual([expect.stringContaining(because)]);
  });

  it('takes links that stay in the folder', async () => {
    const { problems } = await inspectEntries(
      { path: 'foo-1.0/a/link', type: 'SymbolicLink', linkpath: '../setup.py' },
      { path: 'foo-1.0/hard', type: 'Link', linkpath: 'foo-1.0/setup.py' },
      { path: 'foo-1.0/second', type: 'SymbolicLink', linkpath: 'a/link' },
    );

    expect(problems).toEqual([]);
  });

  it('refuses what lies below a link, and a link that goes through one', async () => {
    const { problems } = await inspectEntries(
      { path: 'foo-1.0/a/b/file' },
      { path: 'foo-1.0/near', type: 'SymbolicLink', linkpath: 'a/b' },
      { path: 'foo-1.0/near/file' },
      { path: 'foo-1.0/through', type: 'SymbolicLink', linkpath: 'near/file' },
      { path: 'foo-1.0/hard', type: 'Link', linkpath: 'foo-1.0/near/file' },
    );

    expect(problems).toEqual([
      'it has what lies below a link, or is a link through a link: "foo-1.0/near/file", "foo-1.0/through", "foo-1.0/hard"',
    ]);
  });

  it('refuses two files of which installers take one', async () => {
    const { problems } = await inspectEntries(
      { path: 'foo-1.0/pyproject.toml', text: '' },
      { path: 'foo-1.0/pyproject.toml', text: 'x = 1\n' },
    );

    expect(problems).toEqual(['it has two files pyproject.toml']);
  });

  it('refuses the archive of something else', async () => {
    const { problems } = await inspect(sdistBytes({ stem: 'bar-2.0' }));

    expect(problems).toEqual(['its PKG-INFO is of "bar 2.0"']);
  });

  it('refuses what is no archive', async () => {
    const whole = sdistBytes();

    expect((await inspect(Buffer.from('no archive'))).problems).toEqual(['it is not a whole .tar.gz']);
    expect((await inspect(whole.subarray(0, whole.length - 20))).problems).toEqual([
      'it is not a whole .tar.gz',
    ]);
    expect((await inspect(gzipSync(whole))).problems).toEqual(['it is compressed twice']);
    expect((await inspect(Buffer.from('no archive'), 'foo-1.0.zip')).problems).toHaveLength(1);
    expect((await inspect(tarGz([]))).problems).toHaveLength(1);
  });
});
