import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Build } from '../definition/build.ts';
import { checkBuild } from '../phases/check.ts';
import { downloadWheels } from '../resolve/download-wheels.ts';
import { exampleBuild } from '../testing/example.ts';
import { contentOf, filesOf, opensWith } from '../testing/opened.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import { openIndex } from './open-index.ts';

const WHEEL = 'foo-1.0-py3-none-any.whl';
const clock = createVirtualClock();

async function project(links: Readonly<Record<string, string>>): Promise<string> {
  const base = join(await tempFolder(), 'project');
  for (const path of [`wheels/${WHEEL}`, '.git/config', '.env', `../outside/${WHEEL}`]) {
    await mkdir(dirname(join(base, path)), { recursive: true });
    await writeFile(join(base, path), path);
  }
  for (const [path, target] of Object.entries(links)) await symlink(target, join(base, path));
  return base;
}

function buildOf(baseDirectory: string, index: string, typed?: Build['typed']): Build {
  return { ...exampleBuild(), environments: [], upload: [], baseDirectory, index, typed };
}

describe('the index folder of a build', () => {
  it.each([
    ['a folder outside', '../outside', {}],
    ['a folder outside by an absolute path', '/etc', {}],
    ['.git', '.git', {}],
    ['a file', `wheels/${WHEEL}`, {}],
    ['nothing', 'nothing', {}],
    ['a link outside', 'link', { link: '../outside' }],
    ['a link into .git', 'link', { link: '.git' }],
    ['a link that leads nowhere', 'link', { link: 'nowhere' }],
    ['a link in a circle', 'link', { link: 'link' }],
    [
      'a folder with a wheel that is a link outside',
      'wheels',
      { 'wheels/bar-1.0-py3-none-any.whl': `../../outside/${WHEEL}` },
    ],
    [
      'a folder with a wheel that is a link to a hidden file',
      'wheels',
      { 'wheels/bar-1.0-py3-none-any.whl': '../.env' },
    ],
    ['a folder with a wheel that leads nowhere', 'wheels', { 'wheels/bar-1.0-py3-none-any.whl': 'nowhere' }],
    ['a folder with a wheel that is a device', 'wheels', { 'wheels/bar-1.0-py3-none-any.whl': '/dev/zero' }],
  ])('is refused when it is %s', async (_title, index, links) => {
    const build = buildOf(await project(links), index);

    expect(() => checkBuild(build, [{ name: 'host-1', transport: {} as never }])).toThrow(/build\.index: /);
    const opened = await openIndex(build, { clock });
    await expect(opened.project('foo')).rejects.toMatchObject({ code: 'INVALID_BUILD' });
  });

  it.each([
    ['a link to a folder of the project', 'link', { link: 'wheels' }, undefined],
    ['a folder outside that a person names', '../outside', {}, ['index']],
  ] as const)('may be %s', async (_title, index, links, typed) => {
    const build = buildOf(await project(links), index, typed);

    const files = await filesOf(await openIndex(build, { clock }), 'foo');

    expect(files.map(({ filename }) => filename)).toEqual([WHEEL]);
    expect(await contentOf(files[0])).toHaveLength(index === 'link' ? 31 : 35);
  });
});

describe('the wheelhouse', () => {
  const bytes = Buffer.from('wheel');
  const requirement = {
    name: 'foo',
    key: 'foo',
    version: '1.0',
    extras: [],
    hashes: [`sha256:${sha256(bytes)}`],
    file: 'r',
    line: 1,
  };
  const pip = { requirement, file: { filename: WHEEL, hashes: [], open: opensWith(bytes) } };
  const resolutions = [{ machine: 'host-1', environments: [], pip }];

  it.each([
    ['the wheel is a link', { [`house/${WHEEL}`]: '../../outside/foo-1.0-py3-none-any.whl' }],
    ['the wheel is a device', { [`house/${WHEEL}`]: '/dev/zero' }],
    [
      'the part of the wheel is a link',
      { [`house/${WHEEL}.part`]: '../../outside/foo-1.0-py3-none-any.whl' },
    ],
  ])('is written without following links when %s', async (_title, links) => {
    const base = await project({});
    await mkdir(join(base, 'house'));
    for (const [path, target] of Object.entries(links)) await symlink(target, join(base, path));

    const wheels = await downloadWheels(resolutions, { folder: join(base, 'house') });

    expect(wheels.get(WHEEL)?.downloaded).toBe(true);
    const outside = await filesOf(await openIndex(buildOf(base, '../outside', ['index']), { clock }), 'foo');
    expect(String(await contentOf(outside[0]))).toBe(`../outside/${WHEEL}`);
  });

  it('is refused when it is a link out of its folder', async () => {
    const base = await project({ house: '../outside' });

    await expect(downloadWheels(resolutions, { folder: join(base, 'house') })).rejects.toMatchObject({
      code: 'INVALID_BUILD',
    });
  });
});
