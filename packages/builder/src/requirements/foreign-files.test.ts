import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../report/problem.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { type ReadOptions, readRequirements } from './read-requirements.ts';

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
  ])('does not show what is no requirement: %j', async (text) => {
    const problems = await problemsOf({ 'r.txt': `${text}\n` });

    expect(problems.join('\n')).toMatch(/^r\.txt:1: /);
    expect(problems.join('\n')).not.toContain(SECRET);
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

  it.each(['../r.txt', '/etc/hostname'])('is refused when a config names %s', async (first) => {
    expect(await problemsOf({ '../r.txt': PIN }, { first })).toEqual([
      expect.stringContaining('because it leads out of '),
    ]);
  });
});
