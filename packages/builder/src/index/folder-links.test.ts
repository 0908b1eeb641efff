import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Build } from '../definition/build.ts';
import { checkBuild } from '../phases/check.ts';
import { exampleBuild } from '../testing/example.ts';
import { contentOf, filesOf } from '../testing/opened.ts';
import { tempFolder } from '../testing/temp-folder.ts';
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

describe('a folder as one of indexes', () => {
  const named = (url: string) => [{ name: 'own', url, packages: ['foo'] }];

  it('has the wheels of its packages', async () => {
    const build = { ...buildOf(await project({}), ''), index: undefined, indexes: named('./wheels') };
    const index = await openIndex(build, { clock, discover: async () => 'https://main.example/simple' });

    expect(index.serving?.('foo')).toBe('./wheels');
    expect((await index.project('foo')).files).toMatchObject([{ filename: WHEEL }]);
  });

  it('lies below the folder of the build', async () => {
    const build = { ...buildOf(await project({}), 'wheels'), indexes: named('../outside') };

    expect(() => checkBuild(build, [{ name: 'host-1', transport: {} as never }])).toThrow(
      'build.indexes.own.url: "../outside" is not valid because',
    );
  });
});

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
