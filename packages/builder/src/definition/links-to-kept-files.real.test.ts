import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleBuild } from '../testing/example.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { listUploads, type UploadListing } from './list-uploads.ts';

const IGNORED = 'it is a link to a file that git ignores';
const KEY = 'it is a link to a key file';

interface ListOptions {
  readonly upload?: readonly string[];
  readonly listed?: readonly string[];
  /** Of a build that lists its uploads; the project is not sent then. */
  readonly unignored?: readonly string[] | undefined;
}

/** A project of which git lists `a.py` and the links, and ignores the rest. */
async function listWith(
  links: Readonly<Record<string, string>>,
  options: ListOptions = {},
): Promise<UploadListing> {
  const { upload = [], listed = ['a.py'], unignored } = options;
  const baseDirectory = await tempFolder();
  for (const path of ['a.py', 'keys/prod.json', 'vars.json', 'deploy.pem', 'sub/terraform.tfstate']) {
    await mkdir(dirname(join(baseDirectory, path)), { recursive: true });
    await writeFile(join(baseDirectory, path), path);
  }
  for (const [path, target] of Object.entries(links)) {
    await mkdir(dirname(join(baseDirectory, path)), { recursive: true });
    await symlink(target, join(baseDirectory, path));
  }
  const isListed = 'unignored' in options;
  const project = isListed ? undefined : { files: [...listed, ...Object.keys(links)] };
  return listUploads({
    ...exampleBuild(),
    environments: [],
    index: undefined,
    baseDirectory,
    upload,
    project,
    unignored,
  });
}

describe('a link to what stays here', () => {
  it.each([
    ['an ignored file', { 'data.txt': 'keys/prod.json' }, 'data.txt', IGNORED],
    ['an ignored file by a long way', { 'data.txt': 'keys/../keys/./prod.json' }, 'data.txt', IGNORED],
    ['an ignored file from a folder', { 'x/data.txt': '../vars.json' }, 'x/data.txt', IGNORED],
    ['an ignored file by two links', { 'b.txt': 'c.txt', 'c.txt': 'vars.json' }, 'b.txt', IGNORED],
    ['a key file', { 'readme.txt': 'deploy.pem' }, 'readme.txt', KEY],
    ['a key file further down', { 'readme.txt': 'sub/terraform.tfstate' }, 'readme.txt', KEY],
    ['a key file from a folder', { 'x/readme.txt': '../deploy.pem' }, 'x/readme.txt', KEY],
    ['a key file by two links', { 'b.txt': 'c.txt', 'c.txt': 'deploy.pem' }, 'b.txt', KEY],
  ])('is refused by name: %s', async (_what, links, name, because) => {
    const { files, problems } = await listWith(links);

    expect(files.map(({ path }) => path)).toEqual(['a.py']);
    expect(problems.map(({ message }) => message).join('\n')).toContain(
      `${JSON.stringify(name)} is not valid because ${because}`,
    );
  });

  it("is refused when a key file is git's own too: only its own name sends it", async () => {
    const { files, leftOut, problems } = await listWith(
      { 'readme.txt': 'deploy.pem' },
      { listed: ['a.py', 'deploy.pem'] },
    );

    expect(files.map(({ path }) => path)).toEqual(['a.py']);
    expect(leftOut).toEqual(['deploy.pem']);
    expect(problems.map(({ message }) => message).join()).toContain(KEY);
  });

  it.each([
    ['a file that is sent itself', { link: 'a.py' }, {}, ['a.py', 'link']],
    [
      'a key file that upload names',
      { link: 'deploy.pem' },
      { upload: ['deploy.pem'] },
      ['a.py', 'deploy.pem', 'link'],
    ],
    [
      'an ignored file that upload names',
      { link: 'vars.json' },
      { upload: ['vars.json'] },
      ['a.py', 'link', 'vars.json'],
    ],
    ['an ignored file, in upload itself', { link: 'vars.json' }, { upload: ['link'] }, ['a.py', 'link']],
  ])('goes along with %s', async (_what, links, options, expected) => {
    const { files, problems } = await listWith(links, options);

    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(expected);
  });
});

const SRC = { 'src/a.py': '../a.py' };

describe('a link that a folder or glob of upload holds', () => {
  const unignored = ['a.py', 'deploy.pem', 'src/data.txt', 'vars.json'];

  it.each([
    ['a folder', ['src']],
    ['a folder with a slash', ['src/']],
    ['a folder from the dot', ['./src']],
    ['a file that is a folder of one', ['src/**']],
    ['a glob', ['src/*']],
    ['a glob of every folder', ['*/data.*']],
    ['a glob of one name', ['src/data.tx?']],
    ['a glob with braces', ['src/{data,more}.txt']],
    ['a glob with a class', ['src/dat[a].txt']],
    ['a folder and a glob', ['src', 'src/*.txt']],
    ['a folder and another link to it', ['src', 'other.txt']],
  ])('is refused when git ignores its target: %s', async (_what, upload) => {
    const links = { 'src/data.txt': '../keys/prod.json', 'other.txt': 'src/data.txt' };
    const { files, problems } = await listWith(links, { upload, unignored });

    const sent = files.map(({ path }) => path);
    expect(sent).not.toContain('src/data.txt');
    expect(problems.map(({ message }) => message).join('\n')).toContain(
      `"src/data.txt" is not valid because ${IGNORED}`,
    );
  });

  it.each(['.', '**'])('goes along when %s sends its target itself', async (entry) => {
    const links = { 'src/p.json': '../keys/prod.json' };
    const { files, problems } = await listWith(links, { upload: [entry], unignored });

    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toContain('src/p.json');
  });

  it('is refused when git cannot list any file', async () => {
    const { files, problems } = await listWith(SRC, { upload: ['src'], unignored: [] });

    expect(files).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it('is refused when a glob enters a linked folder of ignored files', async () => {
    const { files, problems } = await listWith({ data: 'keys' }, { upload: ['data/*'], unignored });

    expect(files).toEqual([]);
    expect(problems.map(({ message }) => message).join()).toContain(IGNORED);
  });

  it.each([
    ['git does not ignore', SRC, ['src'], ['src/a.py']],
    [
      'an entry sends itself',
      { 'src/p.json': '../keys/prod.json' },
      ['src', 'keys'],
      ['keys/prod.json', 'src/p.json'],
    ],
    [
      'git ignores, where an entry is the link',
      { 'src/p.json': '../keys/prod.json' },
      ['src/p.json'],
      ['src/p.json'],
    ],
    [
      'git ignores, where an entry is the link, too',
      { 'src/p.json': '../keys/prod.json' },
      ['src', './src/p.json'],
      ['src/p.json'],
    ],
  ])('goes along to a file that %s', async (_what, links, upload, expected) => {
    const { files, problems } = await listWith(links, { upload, unignored });

    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(expected);
  });

  it('goes along to any file but hidden ones and key files outside of a work tree', async () => {
    const links = { 'src/p.json': '../keys/prod.json', 'src/k.txt': '../deploy.pem' };
    const { files, problems } = await listWith(links, { upload: ['src'], unignored: undefined });

    expect(files.map(({ path }) => path)).toEqual(['src/p.json']);
    expect(problems.map(({ message }) => message).join()).toContain(KEY);
  });

  it('does not keep back files of a named folder that git ignores', async () => {
    const { files, problems } = await listWith({}, { upload: ['keys'], unignored });

    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(['keys/prod.json']);
  });
});

describe('an entry in a folder that never goes', () => {
  it.each([
    '.git/config',
    '.git',
    './.git/HEAD',
    '.GIT/config',
    'sub/.git/config',
    '.git/**',
    '**/.git/*',
    'node_modules/x.js',
    '.venv',
    '__pycache__/a.pyc',
  ])('says so: %s', async (entry) => {
    const { files, problems } = await listWith({}, { upload: [entry], unignored: [] });

    expect(files).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        / because files of (\.git|\.GIT|node_modules|\.venv|__pycache__) are never uploaded; /,
      ),
    ]);
  });
});
