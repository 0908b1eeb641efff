import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Build } from '../definition/build.ts';
import { filesOf } from '../testing/opened.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { openIndex } from './open-index.ts';

const clock = createVirtualClock();
const build: Build = { baseDirectory: '/', environments: [], upload: [], steps: [], artifacts: [] };
const discover = async (): Promise<string> => 'https://found.example/simple';

describe('openIndex', () => {
  it.each([
    ['the folder of the build', { index: 'wheels' }, 'https://pip.example/simple', 'wheels'],
    [
      'the address of the build',
      { indexUrl: 'https://own.example/simple' },
      'https://pip.example/simple',
      'https://own.example/simple/',
    ],
    ['PIP_INDEX_URL', {}, 'https://pip.example/simple', 'https://pip.example/simple/'],
    ['what pip uses', {}, undefined, 'https://found.example/simple/'],
  ])('prefers %s', async (_title, changes, pipIndexUrl, expected) => {
    const index = await openIndex(
      { ...build, ...changes },
      { clock, discover, ...(pipIndexUrl ? { pipIndexUrl } : {}) },
    );

    expect(index.name).toBe(expected);
  });

  it('requires an address when none is given', async () => {
    const attempt = openIndex(build, { clock, discover: async () => undefined });

    await expect(attempt).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      hint: expect.stringContaining('index-url'),
    });
  });

  it('reads a folder of wheels', async () => {
    const baseDirectory = await tempFolder();
    await mkdir(join(baseDirectory, 'wheels'));
    await writeFile(join(baseDirectory, 'wheels/foo_bar-1.0-py3-none-any.whl'), 'abc');
    await writeFile(join(baseDirectory, 'wheels/README.txt'), '');
    const index = await openIndex({ ...build, baseDirectory, index: 'wheels' }, { clock });

    const files = await filesOf(index, 'foo-bar');

    expect(files).toMatchObject([
      {
        filename: 'foo_bar-1.0-py3-none-any.whl',
        hashes: ['sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
      },
    ]);
    expect(await filesOf(index, 'other')).toEqual([]);
  });

  it('names a folder that is not there', async () => {
    const index = await openIndex({ ...build, index: 'no-such-folder' }, { clock });

    await expect(index.project('foo')).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      message: expect.stringContaining('no-such-folder'),
    });
  });
});
