import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatProblem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { type RequirementSet, readRequirements } from './read-requirements.ts';

const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;

async function read(
  files: Readonly<Record<string, string>>,
  names: readonly string[] = ['r.txt'],
): Promise<RequirementSet> {
  const folder = await tempFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return readRequirements(names, { baseDirectory: folder });
}

async function problemsOf(content: string): Promise<readonly string[]> {
  const { problems } = await read({ 'r.txt': content });
  return problems.map((problem) => `${problem.code} ${formatProblem(problem)}`);
}

describe('readRequirements', () => {
  it('reads pins with hashes over several lines, comments and markers', async () => {
    const content = [
      '\uFEFF# made by a lock tool',
      '--require-hashes',
      '--only-binary :all:',
      'Foo.Bar[fast]==1.0 ; python_version < "4" \\',
      `    --hash=${A} \\`,
      `    --hash ${B}`,
      '    # via something',
      `baz===2.0.1 --hash=${A}  # why`,
    ].join('\n');

    const { requirements, problems } = await read({ 'r.txt': content });

    expect(problems).toEqual([]);
    expect(requirements).toMatchObject([
      {
        name: 'Foo.Bar',
        key: 'foo-bar',
        version: '1.0',
        extras: ['fast'],
        hashes: [A, B],
        markerText: 'python_version < "4"',
        line: 4,
      },
      { name: 'baz', version: '2.0.1', hashes: [A], line: 8 },
    ]);
  });

  it.each([
    ['a[B_c, d.E,b-C]==1', ['b-c', 'd-e']],
    ['a [x] ==1', ['x']],
    ['a[]==1', []],
    ['a==1', []],
  ])('knows the extras of %j by their normalised names', async (line, extras) => {
    const { requirements } = await read({ 'r.txt': `${line} --hash=${A}` });

    expect(requirements).toMatchObject([{ extras }]);
  });

  it.each(['a[b==1', 'a[b c]==1', 'a[,]==1', 'a[-]==1'])('does not read %j', async (line) => {
    expect(await problemsOf(`${line} --hash=${A}`)).toHaveLength(1);
  });

  it('lists every problem of every file with its line', async () => {
    const { problems } = await read(
      {
        'r.txt': `a>=1.0 --hash=${A}\n-r sub/more.txt\nb\n`,
        'sub/more.txt': 'c==1.0\n-r absent.txt\n--index-url https://elsewhere.example/simple\n',
      },
      ['r.txt', 'gone.txt'],
    );

    expect(problems.map(formatProblem)).toEqual([
      'r.txt:1: a is not pinned (">=1.0"); expected a==version',
      'sub/more.txt:1: c has no hash; expected --hash=sha256:...',
      'sub/more.txt:2: "sub/absent.txt" is not valid because it does not exist (ENOENT); expected a requirements file below the folder of the build',
      'r.txt:3: b is not pinned (no version); expected b==version',
      'r.txt:3: b has no hash; expected --hash=sha256:...',
      '"gone.txt" is not valid because it does not exist (ENOENT); expected a requirements file below the folder of the build',
    ]);
  });

  it.each([
    [`a~=1.0 --hash=${A}`, 'UNPINNED'],
    [`a==1.* --hash=${A}`, 'UNPINNED'],
    [`a==1.0,<2 --hash=${A}`, 'UNPINNED'],
    [`a>=1.0 --hash=${A}`, 'UNPINNED'],
    [`a==1.0 --hash=md5:${'a'.repeat(32)}`, 'HASH'],
    ['a==1.0 --hash=sha256:abc', 'HASH'],
    [`a==1.0 --hash=sha256:${'g'.repeat(64)}`, 'HASH'],
    ['a==1.0', 'HASH'],
    [`a==1.0 --config-settings=x --hash=${A}`, 'INVALID_BUILD'],
    [`a @ https://elsewhere.example/a.whl --hash=${A}`, 'INVALID_BUILD'],
    ['./local/path', 'INVALID_BUILD'],
    ['https://elsewhere.example/a.whl', 'INVALID_BUILD'],
    ['git+https://elsewhere.example/a.git', 'INVALID_BUILD'],
    [`a==1.0 ; nonsense == "x" --hash=${A}`, 'INVALID_BUILD'],
    [`a==1.0 ; "x" in extras --hash=${A}`, 'INVALID_BUILD'],
    [`a==1.0 ; --hash=${A}`, 'INVALID_BUILD'],
    [`a==1.0,==1.0 --hash=${A}`, 'UNPINNED'],
    [`a>=1.* --hash=${A}`, 'UNPINNED'],
    [`a===old --hash=${A}`, 'UNPINNED'],
    [`a==2010-01-01 --hash=${A}`, 'UNPINNED'],
  ])('finds fault with %j', async (line, code) => {
    const problems = await problemsOf(line);

    expect(problems[0]).toMatch(new RegExp(`^${code} r\\.txt:1: `));
  });

  it.each([
    '--trusted-host x.example',
    '--no-binary :all:',
    '-e .',
    '--editable .',
    '--use-feature=fast-deps',
    '--no-require-hashes',
    '--config-settings=x=y',
    '--global-option="x y"',
    `--hash=${A}`,
    '--pre -e .',
  ])('refuses the option %j', async (line) => {
    const problems = await problemsOf(line);

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^INVALID_BUILD r\.txt:1: the option -\S+ is not allowed: /);
  });

  it('refuses an option that pip does not know without its text', async () => {
    expect(await problemsOf('--something-new')).toEqual([
      'INVALID_BUILD r.txt:1: the option is not allowed: only -r, -c, --require-hashes and index lines are',
    ]);
  });

  it.each([
    ['requests>=2', 'requests is not pinned (">=2")'],
    ['requests[socks] ~= 2.31', 'requests is not pinned ("~= 2.31")'],
    ['requests (>=2,<3)', 'requests is not pinned (">=2,<3")'],
    ['requests!=2.*', 'requests is not pinned ("!=2.*")'],
    ['pinned==1\nrequests', 'requests is not pinned (no version)'],
    ['requests==2.31', 'requests has no hash'],
    [
      'requests==2.31 --hash=sha256:abc',
      'requests: the hash sha256:abc has 3 characters; expected 64 hexadecimal characters',
    ],
    [
      `requests==2.31 --hash=sha256:${'0123456789abcdef'.repeat(3)}`,
      'requests: the hash sha256:0123456789ab… has 48 characters; expected 64',
    ],
    ['requests==2.31 ; pythonversion < "3"', 'requests: unknown marker variable; known: os_name'],
  ])('names the package of %j', async (content, message) => {
    expect((await problemsOf(content)).join('\n')).toContain(message);
  });

  it.each(['-r more.txt', '-rmore.txt', '--requirement more.txt', '--requirement=more.txt'])(
    'includes by %j',
    async (line) => {
      const { requirements } = await read({ 'r.txt': line, 'more.txt': `a==1 --hash=${A}` });

      expect(requirements).toMatchObject([{ name: 'a', file: 'more.txt', line: 1 }]);
    },
  );

  it('refuses files that include themselves, and reads one that is named twice once', async () => {
    const { requirements, problems } = await read({
      'r.txt': `-r s.txt\n-r t.txt\na==1 --hash=${A}`,
      's.txt': `-r t.txt\nb==1 --hash=${A}`,
      't.txt': `c==1 --hash=${A}\n-r r.txt`,
    });

    expect(requirements.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
    expect(problems.map(formatProblem)).toEqual([
      't.txt:2: "r.txt" is not valid because it includes itself; expected a requirements file below the folder of the build',
    ]);
  });

  it.each(['--pre', '--prefer-binary', '--only-binary foo', '--only-binary=:all: --require-hashes'])(
    'ignores %j, which changes nothing for pinned wheels',
    async (line) => {
      expect(await problemsOf(`${line}\na==1 --hash=${A}`)).toEqual([]);
    },
  );

  it.each([
    `a==1,  --hash=${A}`,
    `a (==1) --hash ${A}`,
    `a==1 --hash=sha256:${'A'.repeat(64)}`,
    `a==1 ; extra == "x" --hash=${A}`,
    `a==1;python_implementation=='CPython' --hash=${A}`,
    `a==1!2.0+cpu --hash=${A}`,
  ])('reads %j', async (line) => {
    expect(await problemsOf(line)).toEqual([]);
  });

  it('names the comment that cuts off the hashes', async () => {
    expect(await problemsOf(`a==1 \\\n  # why\n  --hash=${A}`)).toEqual([
      'HASH r.txt:1: a has no hash; the comment in line 2 ends the requirement before its hashes',
      'INVALID_BUILD r.txt:3: the option --hash is not allowed: it stands alone; a comment between a requirement and its hashes ends the requirement',
    ]);
  });

  it('reads an absolute path of an include from the root, and shows it from the folder of the build', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'sub/r.txt'), `-r ${folder}/s.txt`);
    await writeFile(join(folder, 's.txt'), 'a==1');

    const { problems } = readRequirements(['sub/r.txt'], { baseDirectory: folder });

    expect(problems.map(formatProblem)).toEqual(['s.txt:1: a has no hash; expected --hash=sha256:...']);
  });

  it('names the normalised project in a conflict', async () => {
    expect(await problemsOf(`A_b==1 --hash=${A}\na.b==2 --hash=${A}\na-b==1 --hash=${A}`)).toEqual([
      'INVALID_BUILD r.txt:2: a.b==2 conflicts with A_b==1 in r.txt:1',
    ]);
  });

  it('reads files that include each other 500 deep at most', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 520 }, (_, index) => [`${index}.txt`, `-r ${index + 1}.txt`]),
    );

    const { problems } = await read(files, ['0.txt']);

    expect(problems.map(formatProblem)).toEqual([
      '500.txt:1: "501.txt" is not valid because files include each other more than 500 deep; expected a requirements file below the folder of the build',
    ]);
  });

  it('gathers 130,000 problems without a stack', async () => {
    const { problems } = await read({ 'r.txt': 'a==1\n'.repeat(130_000) });

    expect(problems).toHaveLength(130_000);
  });

  it('accepts two pins of a project whose markers differ', async () => {
    const problems = await problemsOf(
      `a==1 ; python_version < "3.9" --hash=${A}\na==2 ; python_version >= "3.9" --hash=${A}`,
    );

    expect(problems).toEqual([]);
  });
});
