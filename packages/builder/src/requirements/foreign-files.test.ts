import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatProblem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { readRequirements } from './read-requirements.ts';
import type { ReadOptions } from './requirement-reader.ts';

const SECRET = 'Marker5ecret';
const PIN = `a==1.0 --hash=sha256:${'a'.repeat(64)}`;

async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const base = join(await tempFolder(), 'project');
  await mkdir(base);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(base, path)), { recursive: true });
    if (text.startsWith('-> ')) await symlink(text.slice(3), join(base, path));
    else await writeFile(join(base, path), text);
  }
  return base;
}

async function problemsOf(
  files: Readonly<Record<string, string>>,
  { first = 'r.txt', ...options }: Partial<ReadOptions> & { readonly first?: string } = {},
): Promise<readonly string[]> {
  const baseDirectory = await project(files);
  return readRequirements([first], { baseDirectory, ...options }).problems.map(formatProblem);
}

const OUTSIDE = {
  '../credentials': `key = ${SECRET}`,
  '../pins.txt': PIN,
  '.git/config': SECRET,
  '.env': SECRET,
};

describe('a requirements file', () => {
  it.each([
    ['it is a link to a file outside', { 'r.txt': '-> ../credentials' }],
    ['it is a link to pins outside', { 'r.txt': '-> ../pins.txt' }],
    ['it is a link into .git', { 'r.txt': '-> .git/config' }],
    ['it is a link to a hidden file', { 'r.txt': '-> .env' }],
    ['it is a link to /proc', { 'r.txt': '-> /proc/self/environ' }],
    ['it leads nowhere', { 'r.txt': '-> nowhere' }],
    ['it leads in a circle', { 'r.txt': '-> r.txt' }],
    ['it is a folder', { 'r.txt/x': PIN }],
    ['it includes a file outside', { 'r.txt': '-r ../credentials' }],
    ['it includes a file outside by an absolute path', { 'r.txt': '-r /etc/hostname' }],
    ['it includes one of .git', { 'r.txt': '-r .git/config' }],
    ['it includes a link', { 'r.txt': '--requirement=link', link: '-> ../credentials' }],
    [
      'it includes a file that includes one outside',
      { 'r.txt': '-r sub/s.txt', 'sub/s.txt': '-r ../../credentials' },
    ],
    ['it includes an address', { 'r.txt': `-r https://user:${SECRET}@index.example/r.txt` }],
    ['it includes an address of another form', { 'r.txt': `-rfile:../${SECRET}` }],
    ['it names constraints outside', { 'r.txt': '-c ../credentials' }],
  ])('is refused when %s', async (_title, files) => {
    const problems = await problemsOf({ ...OUTSIDE, ...files });

    expect(problems).toHaveLength(1);
    expect(problems[0]).not.toContain(SECRET);
  });

  it.each([
    `key = ${SECRET}`,
    `key=${SECRET}`,
    `key: ${SECRET}`,
    `[default]\naws_secret_access_key = ${SECRET}`,
    `machine example.org login me password ${SECRET}`,
    `//registry.example/:_authToken=${SECRET}`,
    `https://user:${SECRET}@git.example`,
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${SECRET}\n-----END OPENSSH PRIVATE KEY-----`,
    `-_${SECRET}`,
    `--${SECRET}`,
    `user ; ${SECRET}`,
    `a==1.0 --option=${SECRET}`,
    `a==${SECRET}`,
    `a @ https://user:${SECRET}@index.example/a.whl`,
    `--index-url https://user:${SECRET}@index.example`,
    `--extra-index-url=https://${SECRET}@index.example`,
    `${SECRET}${'x'.repeat(64)}`,
    `"${SECRET}"`,
    `{"token":\n"${SECRET}"}`,
    `: ${SECRET}`,
    SECRET,
    `hunter2-Prod-${SECRET}`,
    `${SECRET}\nother-word`,
    `${SECRET} ; python_version < "3"`,
    `${SECRET}==`,
    `${SECRET}==12345abcde`,
    `tok==12345${SECRET}`,
    `tok==1+${SECRET}`.replace('==', '>='),
    `${SECRET}<>x`,
    `${SECRET}>=1,<x`,
    `${SECRET} @ file:///x`,
    `--${SECRET.toLowerCase()}`,
    `-Z${SECRET}`,
    `a==1.0 --hash=sha256:${SECRET}`,
    `a==1.0 --hash=${SECRET}`,
    `a==1.0 --${SECRET.toLowerCase()}`,
    `a==1.0 ; ${SECRET}`,
    `a==1.0 ; os_name ${SECRET} "x"`,
    `a==1.0 ; os_name == "x" ${SECRET}`,
    `a==1.0 ; "${SECRET}`,
  ])('does not show what is no requirement: %j', async (text) => {
    const problems = await problemsOf({ 'r.txt': `${text}\n` });

    expect(problems.join('\n')).toMatch(/^r\.txt:1: /);
    expect(problems.join('\n').toLowerCase()).not.toContain(SECRET.toLowerCase());
  });

  it.each([
    ['a file outside, which a person names', { '../r.txt': PIN }, '../r.txt'],
    ['a link outside, which a person names', { '../r.txt': '-> pins.txt', '../pins.txt': PIN }, '../r.txt'],
    ['a file of its own folder', { '../r.txt': '-r more/s.txt', '../more/s.txt': PIN }, '../r.txt'],
    ['a hidden folder that is named', { '.github/r.txt': PIN }, '.github/r.txt'],
    ['a link to a file of the project', { 'r.txt': '-> sub/s.txt', 'sub/s.txt': PIN }, 'r.txt'],
    ['a file further up in the project', { 'sub/r.txt': '-r ../s.txt', 's.txt': PIN }, 'sub/r.txt'],
  ])('may be %s', async (_title, files, first) => {
    expect(await problemsOf(files, { first, isTyped: true })).toEqual([]);
  });

  it.each([
    [
      'leads out over a link, though a person names it',
      { 'r.txt': '-> ../pins.txt', '../pins.txt': PIN },
      'r.txt',
    ],
    ['includes one outside of its folder', { '../d/r.txt': '-r ../s.txt', '../s.txt': PIN }, '../d/r.txt'],
  ])('is refused when it %s', async (_title, files, first) => {
    expect(await problemsOf(files, { first, isTyped: true })).toHaveLength(1);
  });

  it.each([
    ['.vault_pass', 'it is hidden'],
    ['.env', 'it is hidden'],
    ['./.env', 'it is hidden'],
    ['sub/../.env', 'it is hidden'],
    ['..env', 'it is hidden'],
    ['.npmtoken', 'it is hidden'],
    ['.aws/config', 'it is hidden'],
    ['sub/.hidden/r.txt', 'it is hidden'],
    ['.git/config', 'it lies in .git'],
    ['.GIT/config', 'it lies in .git'],
    ['id_rsa', 'it is a key file'],
    ['sub/ID_RSA', 'it is a key file'],
    ['deploy.pem', 'it is a key file'],
    ['terraform.tfstate', 'it is a key file'],
    ['credentials', 'it is a key file'],
    ['link-to-key.txt', 'it is a link to a key file'],
  ])('is refused when a config or an include names %s', async (path, because) => {
    const secrets = { [path]: SECRET, 'deploy.pem': SECRET };
    const files = path === 'link-to-key.txt' ? { ...secrets, [path]: '-> deploy.pem' } : secrets;
    const refused = expect.stringContaining(`is not valid because ${because}; expected `);

    expect(await problemsOf(files, { first: path })).toEqual([refused]);
    expect(await problemsOf({ ...files, 'r.txt': `-r ${path}` })).toEqual([refused]);
    expect(await problemsOf({ ...files, 'r.txt': `-r ${path}` }, { isTyped: true })).toEqual([refused]);
  });

  it.each([
    ['a hidden file', { '.r.txt': PIN }, '.r.txt'],
    [
      'a file of a hidden folder with what it includes',
      { '.ci/r.txt': '-r s.txt', '.ci/s.txt': PIN },
      '.ci/r.txt',
    ],
    ['a file with the name of a key', { id_rsa: PIN }, 'id_rsa'],
  ])('may be %s when a person names it', async (_title, files, first) => {
    expect(await problemsOf(files, { first, isTyped: true })).toEqual([]);
  });

  it.each([
    'requirements.txt',
    'requirements-dev.txt',
    'keys/requirements.txt',
    'environment.lock',
    'a.b.txt',
  ])('may be %s', async (first) => {
    expect(await problemsOf({ [first]: PIN }, { first })).toEqual([]);
    expect(await problemsOf({ [first]: PIN, 'r.txt': `-r ${first}` })).toEqual([]);
  });

  it.each(['../r.txt', '/etc/hostname'])('is refused when a config names %s', async (first) => {
    expect(await problemsOf({ '../r.txt': PIN }, { first })).toEqual([
      expect.stringContaining('because it leads out of '),
    ]);
  });
});
