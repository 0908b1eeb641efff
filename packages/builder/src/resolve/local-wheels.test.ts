import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IndexFile } from '../index/package-index.ts';
import { contentOf, opensWith } from '../testing/opened.ts';
import { requirementOf } from '../testing/resolution.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { isLocal, offeredFiles } from './local-wheels.ts';

const FILENAME = 'foo-1.0-py3-none-any.whl';
const HASHES = [`sha256:${'a'.repeat(64)}`];

function offer(files: readonly object[], ofIndex: readonly string[] = []): readonly IndexFile[] {
  const locked = files.map((one) => ({ filename: FILENAME, hashes: HASHES, ...one }));
  return offeredFiles(requirementOf('foo', '1.0', { files: locked }), () =>
    ofIndex.map((filename) => ({ filename, hashes: [], open: opensWith() })),
  );
}

describe('offeredFiles', () => {
  it('offers what lies on this machine, with its size, and nothing of the index', async () => {
    const base = await tempFolder();
    await writeFile(join(base, 'x.whl'), 'wheel');

    const [file, ...others] = offer([{ local: { base, path: 'x.whl' }, size: 5 }], [FILENAME]);

    expect(others).toEqual([]);
    expect(file).toMatchObject({ filename: FILENAME, hashes: HASHES, size: 5 });
    expect((await contentOf(file)).toString()).toBe('wheel');
  });

  it.each([
    ['is not there', 'y.whl', undefined, 'NO_WHEEL', 'is not valid because it does not exist'],
    ['is a link out of the folder', 'link.whl', undefined, 'NO_WHEEL', 'expected a wheel'],
    ['has another size', 'x.whl', 6, 'HASH', '"x.whl" is not valid because it has 5 bytes; expected 6 bytes'],
  ])('refuses a file that %s', async (_title, path, size, code, message) => {
    const base = await tempFolder();
    await writeFile(join(base, 'x.whl'), 'wheel');
    await symlink('/etc/hostname', join(base, 'link.whl'));

    const [file] = offer([{ local: { base, path }, size }]);

    await expect(file?.open()).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it('offers a file of both once, and the others of the index beside it', () => {
    const other = 'foo-1.0-cp312-cp312-linux_x86_64.whl';
    const local = { local: { base: '/x', path: 'x.whl' } };

    const files = offer([local, { filename: other, url: 'https://a.example/x.whl' }], [FILENAME, other]);

    expect(files.map(({ filename, hashes }) => [filename, hashes.length])).toEqual([
      [FILENAME, 1],
      [other, 0],
    ]);
  });
});

describe('isLocal', () => {
  it.each([
    [undefined, false],
    [[], false],
    [[{ local: { base: '/x', path: 'y' } }], true],
    [[{ local: { base: '/x', path: 'y' } }, { url: 'https://a.example/x' }], false],
  ])('is known of %j', (files, expected) => {
    const locked = files?.map((one) => ({ filename: FILENAME, hashes: HASHES, ...one }));

    expect(isLocal(requirementOf('foo', '1.0', { files: locked }))).toBe(expected);
  });
});
