import { mkdir, rename, symlink, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createLocalTransport } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { checkBuild } from '../phases/check.ts';
import { exampleBuild } from '../testing/example.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import type { Build } from './build.ts';
import { listUploads } from './list-uploads.ts';

const SECRET = 'Marker-5ecret';

/** A project with a secret in every place that a link could lead to, beside `a.py`. */
async function project(links: Readonly<Record<string, string>>): Promise<string> {
  const root = await tempFolder();
  const base = join(root, 'project');
  const files = [
    '.git/config',
    '.env',
    '.ssh/id',
    'sub/.hidden/x',
    'a.py',
    'sub/b.py',
    '../outside/secret.txt',
  ];
  for (const path of [...files, '../project-twin/x']) {
    await mkdir(dirname(join(base, path)), { recursive: true });
    await writeFile(join(base, path), path.endsWith('.py') ? path : SECRET);
  }
  for (const [path, target] of Object.entries(links)) {
    await mkdir(dirname(join(base, path)), { recursive: true });
    await symlink(target.replace('ROOT', root), join(base, path));
  }
  return base;
}

function buildOf(baseDirectory: string, changes: Partial<Build> = {}): Build {
  return { ...exampleBuild(), environments: [], index: undefined, baseDirectory, upload: ['**'], ...changes };
}

const OUT = 'it is a link that leads out of its folder';
const HIDDEN = 'it is a link to something hidden';

describe('a link in a project', () => {
  it.each([
    ['into .git', { link: '.git/config' }, 'it is a link into .git'],
    ['to a hidden file', { link: '.env' }, HIDDEN],
    ['into a hidden folder', { link: '.ssh/id' }, HIDDEN],
    ['into a hidden folder further down', { 'sub/link': '.hidden/x' }, HIDDEN],
    ['outside', { link: '../outside/secret.txt' }, OUT],
    ['outside, absolute', { link: 'ROOT/outside/secret.txt' }, OUT],
    ['to a folder beside with a longer name', { link: '../project-twin/x' }, OUT],
    ['outside and back by a longer way', { link: '../outside/../outside/secret.txt' }, OUT],
    ['to a folder', { link: 'sub' }, 'it is a link to a folder'],
    ['to its own folder', { link: '.' }, 'it is a link to a folder'],
    ['to a folder outside', { link: '../outside' }, OUT],
    ['to the root', { link: '/' }, OUT],
    ['to /proc', { link: '/proc/self/environ' }, OUT],
    ['to a device', { link: '/dev/zero' }, OUT],
    ['that leads nowhere', { link: 'nothing' }, 'it is a link that leads nowhere'],
    ['that leads nowhere outside', { link: '/no/such/place' }, 'it is a link that leads nowhere'],
    ['to itself', { link: 'link' }, 'it is a link that leads in a circle'],
    ['in a circle', { link: 'other', other: 'link' }, 'it is a link that leads in a circle'],
    ['to a link that leads out', { link: 'sub/next', 'sub/next': '../../outside/secret.txt' }, OUT],
    ['to a link to a hidden file', { link: 'sub/next', 'sub/next': '../.env' }, HIDDEN],
    ['through a hidden link', { link: '.next', '.next': '../outside/secret.txt' }, OUT],
    ['below a linked folder', { link: '.way/secret.txt', '.way': '../outside' }, OUT],
    ['with a file of a name like a source', { 'main.py': '../outside/secret.txt' }, OUT],
    ['in a folder', { 'sub/deep/link': '../../../outside/secret.txt' }, OUT],
    ['in the name of a requirements file', { 'requirements.txt': '.git/config' }, 'it is a link into .git'],
    ['with a line break in its name', { 'a\nb': '.env' }, HIDDEN],
  ])('%s is refused by name', async (_title, links, because) => {
    const base = await project(links);
    const [name = ''] = Object.keys(links);

    const { files, problems } = listUploads(buildOf(base));

    expect(files.map(({ path }) => path)).not.toContain(name);
    const quoted = JSON.stringify(name);
    expect(problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining(`${quoted} is not valid because ${because}; expected `),
    );
    expect(JSON.stringify(problems)).not.toContain(SECRET);
    expect(() => checkBuild(buildOf(base), [])).toThrow('The build cannot start');
  });

  it('is refused with all the others in one list', async () => {
    const links = { one: '.env', two: '../outside/secret.txt', three: 'nothing' };

    const { problems } = listUploads(buildOf(await project(links)));

    expect(problems.map(({ message }) => message.split(' ')[0]).sort()).toEqual([
      '"one"',
      '"three"',
      '"two"',
    ]);
  });

  it.each([
    ['named itself', ['link']],
    ['matched by a glob', ['l*']],
    ['below a folder that is a link', ['way/secret.txt']],
    ['matched below a folder that is a link', ['way/*.txt']],
    ['in a folder that is a link', ['way']],
  ])('is refused when it is %s', async (_title, upload) => {
    const base = await project({ link: '../outside/secret.txt', way: '../outside' });

    const { files, problems } = listUploads(buildOf(base, { upload }));

    expect(files).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it.each([
    ['beside it', { link: 'a.py' }],
    ['further down', { link: 'sub/b.py' }],
    ['further up', { 'sub/deep/link': '../../a.py' }],
    ['by an absolute path', { link: 'ROOT/project/a.py' }],
    ['over another link', { link: 'next', next: 'sub/b.py' }],
  ])('to a file of the project %s is uploaded as that file', async (_title, links) => {
    const base = await project(links);

    const { files, problems } = listUploads(buildOf(base));

    expect(problems).toEqual([]);
    const [name] = Object.keys(links);
    expect(files.find(({ path }) => path === name)?.content.file).toMatch(/\.py$/);
  });

  it('may lead to something hidden that is named with it', async () => {
    const base = await project({ '.ssh/link': 'id' });

    expect(listUploads(buildOf(base, { upload: ['.ssh/link'] })).problems).toEqual([]);
  });

  it('is no matter when the folder of the build is reached over one', async () => {
    const base = await project({ link: 'a.py', '../way': 'project' });

    const { files, problems } = listUploads(buildOf(join(base, '../way')));

    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(['a.py', 'link', 'sub/b.py']);
  });

  it('stands in a list that stays short', async () => {
    const links = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`l${index}`, '/etc/passwd']));

    const { problems } = listUploads(buildOf(await project(links)));

    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.message).toBe('30 more files are refused');
  });
});

describe('a file that changes between check and upload', () => {
  it.each([
    [
      'a link',
      async (base: string) => {
        await unlink(join(base, 'a.py'));
        await symlink('../outside/secret.txt', join(base, 'a.py'));
      },
    ],
    [
      'a link to a file of the project',
      async (base: string) => {
        await unlink(join(base, 'a.py'));
        await symlink('sub/b.py', join(base, 'a.py'));
      },
    ],
    [
      'another file',
      async (base: string) => {
        await unlink(join(base, 'a.py'));
        await rename(join(base, '.env'), join(base, 'a.py'));
      },
    ],
    [
      'a folder',
      async (base: string) => {
        await unlink(join(base, 'a.py'));
        await mkdir(join(base, 'a.py'));
      },
    ],
    ['a longer file', async (base: string) => writeFile(join(base, 'a.py'), 'longer than it was')],
    ['nothing', async (base: string) => unlink(join(base, 'a.py'))],
    [
      'a file below a folder that became a link',
      async (base: string) => {
        await rename(join(base, 'sub'), join(base, 'moved'));
        await writeFile(join(base, '../outside/b.py'), 'secret02');
        await symlink('../outside', join(base, 'sub'));
      },
    ],
  ])('into %s is not sent', async (_title, change) => {
    const base = await project({});
    const { files } = listUploads(buildOf(base));
    await change(base);
    const machine = join(base, '../machine');
    await mkdir(machine);
    const transport = createLocalTransport({ label: 'host-1', root: machine });

    await expect(transport.putTree(files, 'work')).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
  });
});
