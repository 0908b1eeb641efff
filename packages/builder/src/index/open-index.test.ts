import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Build } from '../definition/build.ts';
import { contentOf, filesOf } from '../testing/opened.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { openIndex } from './open-index.ts';
import type { Fetch } from './package-index.ts';

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

  it('reads names with a local version or an epoch from a folder', async () => {
    const baseDirectory = await tempFolder();
    await mkdir(join(baseDirectory, 'wheels'));
    for (const version of ['2.3.1+cpu', '1!2.0'])
      await writeFile(join(baseDirectory, `wheels/torchy-${version}-py3-none-any.whl`), version);
    const index = await openIndex({ ...build, baseDirectory, index: 'wheels' }, { clock });

    const files = await filesOf(index, 'torchy');

    const contents = await Promise.all(files.map(async (file) => String(await contentOf(file))));
    expect(contents.sort()).toEqual(['1!2.0', '2.3.1+cpu']);
  });

  it('names a folder that is not there', async () => {
    const index = await openIndex({ ...build, index: 'no-such-folder' }, { clock });

    await expect(index.project('foo')).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      message: expect.stringContaining('no-such-folder'),
    });
  });
});

describe('the indexes of a build', () => {
  const indexes = [
    { name: 'torch-cpu', url: 'https://torch.example/whl', packages: ['torch'] },
    { name: 'acme', url: 'https://own:in-address@acme.example/simple', packages: ['acme-*'] },
  ];

  it('are asked for their packages alone, each with its own credentials', async () => {
    const seen: string[] = [];
    const fetch: Fetch = async (url, init) => {
      const [, pair = ''] = new Headers(init?.headers).get('authorization')?.split(' ') ?? [];
      seen.push(`${url} ${Buffer.from(pair, 'base64')}`);
      return new Response('{"files":[]}', { headers: { 'content-type': 'application/json' } });
    };
    const variables = {
      AMI_SELECT_INDEX_PASSWORD: 'main',
      AMI_SELECT_INDEX_HOST: 'found.example',
      AMI_SELECT_INDEX_TORCH_CPU_HOST: 'torch.example',
      AMI_SELECT_INDEX_TORCH_CPU_USERNAME: 'me',
      AMI_SELECT_INDEX_TORCH_CPU_PASSWORD: 'torch',
      AMI_SELECT_INDEX_ACME_PASSWORD: 'not the one of the address',
    };
    const index = await openIndex({ ...build, indexes }, { clock, discover, fetch, variables });

    for (const key of ['numpy', 'torch', 'acme-tools']) await index.project(key);

    expect(seen).toEqual([
      'https://found.example/simple/numpy/ __token__:main',
      'https://torch.example/whl/torch/ me:torch',
      'https://acme.example/simple/acme-tools/ own:in-address',
    ]);
  });

  it('have variables, and those of no index of the build cause a warning', async () => {
    const warnings: string[] = [];
    const variables = {
      AMI_SELECT_INDEX_URL: 'https://index.example/',
      AMI_SELECT_INDEX_HOST: 'found.example',
      AMI_SELECT_INDEX_USERNAME: 'me',
      AMI_SELECT_INDEX_TORCH_CPU_HOST: 'torch.example',
      AMI_SELECT_INDEX_TORCH_CPU_PASSWORD: 'p',
      AMI_SELECT_INDEX_TORCH_PASSWORD: 'q',
    };

    await openIndex(
      { ...build, indexes },
      { clock, discover, variables, warn: (text) => warnings.push(text) },
    );

    expect(warnings).toEqual([
      'AMI_SELECT_INDEX_TORCH_PASSWORD is set, and the build has no index of this name',
    ]);
  });

  it('warn of names that no lock pins, but not of globs and installers', async () => {
    const warnings: string[] = [];
    const packages = ['mytroch', 'numpy', 'nvidia-*', 'uv'];
    const own = [{ name: 'own', url: 'https://own.example/simple', packages }];
    const locked = new Set(['mytorch', 'numpy']);
    const warn = (text: string) => warnings.push(text);

    await openIndex({ ...build, indexes: own }, { clock, discover, locked, warn });
    await openIndex({ ...build, indexes: own }, { clock, discover, warn });

    expect(warnings).toEqual([
      'build.indexes.own.packages names mytroch, which no lock pins (did you mean "mytorch"?)',
    ]);
  });

  it('need no other index when one of them has everything', async () => {
    const all = { name: 'all', url: 'https://all.example/simple', packages: ['*'] };

    const index = await openIndex({ ...build, indexes: [all] }, { clock, discover: async () => undefined });

    expect(index.name).toBe('https://all.example/simple/ for *');
  });

  it.each([
    [
      { AMI_SELECT_INDEX_CLIENT_CERTIFICATE: '/nowhere' },
      'AMI_SELECT_INDEX_CLIENT_CERTIFICATE is not valid because /nowhere cannot be read (ENOENT); expected a file in PEM',
    ],
    [
      { AMI_SELECT_INDEX_CLIENT_KEY: import.meta.filename },
      'AMI_SELECT_INDEX_CLIENT_KEY is not valid because AMI_SELECT_INDEX_CLIENT_CERTIFICATE is not set; expected both',
    ],
    [
      {
        AMI_SELECT_INDEX_CLIENT_KEY: import.meta.filename,
        AMI_SELECT_INDEX_CLIENT_CERTIFICATE: import.meta.filename,
      },
      'AMI_SELECT_INDEX_CLIENT_CERTIFICATE is not valid because AMI_SELECT_INDEX_HOST is not set',
    ],
  ])('are not opened with certificates that cannot be used: %j', async (variables, message) => {
    const opening = openIndex(build, { clock, discover, variables, fetchWith: () => globalThis.fetch });

    await expect(opening).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      message: expect.stringContaining(message),
    });
  });

  it('show certificates of the client to their own origin alone, and trust an authority everywhere', async () => {
    const file = join(await tempFolder(), 'a.pem');
    await writeFile(file, 'PEM');
    const seen: string[] = [];
    const fetchOf =
      (name: string): Fetch =>
      async (url) => {
        seen.push(`${name} ${new URL(url).host}`);
        const files = [{ filename: 'a-1-py3-none-any.whl', url: 'https://files.example/a', hashes: {} }];
        return new Response(JSON.stringify({ files }), { headers: { 'content-type': 'application/json' } });
      };
    const variables = {
      AMI_SELECT_INDEX_HOST: 'found.example',
      AMI_SELECT_INDEX_CLIENT_CERTIFICATE: file,
      AMI_SELECT_INDEX_CLIENT_KEY: file,
      AMI_SELECT_INDEX_AUTHORITY: file,
    };
    const index = await openIndex(build, {
      clock,
      discover,
      variables,
      fetchWith: (material) => fetchOf(Object.keys(material).join('+')),
    });

    const [wheel] = await filesOf(index, 'a');
    await contentOf(wheel);

    expect(seen).toEqual(['cert+key+ca found.example', 'ca files.example']);
  });
});
