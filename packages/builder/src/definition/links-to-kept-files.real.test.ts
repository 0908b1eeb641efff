import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleBuild } from '../testing/example.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { listUploads, type UploadListing } from './list-uploads.ts';

const IGNORED = 'it is a link to a file that git ignores';
const KEY = 'it is a link to a key file';

/** A project of which git lists `a.py` and the links, and ignores the rest. */
async function listWith(
  links: Readonly<Record<string, string>>,
  { upload = [], listed = ['a.py'] }: { upload?: readonly string[]; listed?: readonly string[] } = {},
): Promise<UploadListing> {
  const baseDirectory = await tempFolder();
  for (const path of ['a.py', 'keys/prod.json', 'vars.json', 'deploy.pem', 'sub/terraform.tfstate']) {
    await mkdir(dirname(join(baseDirectory, path)), { recursive: true });
    await writeFile(join(baseDirectory, path), path);
  }
  for (const [path, target] of Object.entries(links)) {
    await mkdir(dirname(join(baseDirectory, path)), { recursive: true });
    await symlink(target, join(baseDirectory, path));
  }
  const project = { files: [...listed, ...Object.keys(links)] };
  return listUploads({
    ...exampleBuild(),
    environments: [],
    index: undefined,
    baseDirectory,
    upload,
    project,
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
