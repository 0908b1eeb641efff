import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatProblem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { pythonFacts } from '../testing/facts.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { type RequirementSet, readRequirements } from './read-requirements.ts';
import { requirementsFor } from './requirements-for.ts';

const A = `--hash=sha256:${'a'.repeat(64)}`;
const B = `--hash=sha256:${'b'.repeat(64)}`;

async function read(
  files: Readonly<Record<string, string>>,
  names = Object.keys(files),
): Promise<RequirementSet> {
  const baseDirectory = await tempFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(baseDirectory, name), content);
  return readRequirements(names, { baseDirectory });
}

async function problemsOf(...files: Parameters<typeof read>): Promise<readonly string[]> {
  const { problems } = await read(...files);
  return problems.map((problem) => `${problem.code} ${formatProblem(problem)}`);
}

describe('layers of one environment', () => {
  it('repeat each other, with the extras of all', async () => {
    const { requirements, problems } = await read({
      'prod.txt': `web[fast]==1.0 ${A} ${B}\nbase==2 ${A}\n`,
      'dev.txt': `Web[tls]==1.0.0 ${B} ${A}\nbase==2 ${A}\ntest==3 ${A}\n`,
    });

    expect(problems).toEqual([]);
    expect(requirements).toMatchObject([
      { name: 'web', extras: ['fast', 'tls'], file: 'prod.txt', line: 1 },
      { name: 'base', file: 'prod.txt' },
      { name: 'test', file: 'dev.txt' },
    ]);
  });

  it('keep the spelling that one of them pins with three equals signs', async () => {
    const { requirements } = await read(
      {
        'prod.txt': `a==1 ${A}\nb===1 ${A}\nc>=1\nd==1 ${A}`,
        'dev.txt': `a===1.0 ${A}\nb==1.0 ${A}\n-c c.txt`,
        'c.txt': `c===1.0 ${A}`,
      },
      ['prod.txt', 'dev.txt'],
    );

    expect(requirements).toMatchObject([
      { name: 'a', version: '1.0', isVerbatim: true },
      { name: 'b', version: '1', isVerbatim: true },
      { name: 'c', version: '1.0', isVerbatim: true },
      { name: 'd', version: '1' },
    ]);
    expect(requirements[3]).not.toHaveProperty('isVerbatim');
  });

  it('have the same hashes, or both sets are named', async () => {
    expect(await problemsOf({ 'prod.txt': `a==1 ${A}`, 'dev.txt': `a==1 ${A} ${B}` })).toEqual([
      'INVALID_BUILD dev.txt:1: a==1 has other hashes than in prod.txt:1: sha256:bbbbbbbbbbbb… only here, none only there',
    ]);
  });

  it('have the same versions, or both places are named', async () => {
    expect(await problemsOf({ 'prod.txt': `a==1 ${A}`, 'dev.txt': `\na==2 ${A}` })).toEqual([
      'INVALID_BUILD dev.txt:2: a==2 conflicts with a==1 in prod.txt:1',
    ]);
  });

  it('may differ in markers, and are compared on each machine', async () => {
    const { requirements, problems } = await read({
      'r.txt': `a==1 ; python_version < "3.9" ${A}\na==1 ; python_version>='3.9' ${A}\na==1 ; os_name == "posix" ${A}`,
      's.txt': `a==2 ; python_version < "3.13" ${A}\na==1 ; python_version  <  '3.9' ${A}`,
    });

    expect(problems).toEqual([]);
    expect(requirements).toHaveLength(4);
    expect(requirementsFor({ requirements }, pythonFacts({ python: '3.13.0' }).markers)).toMatchObject({
      requirements: [{ line: 2 }],
      problems: [],
    });
    expect(
      requirementsFor({ requirements }, pythonFacts({ python: '3.12.0' }).markers).problems,
    ).toMatchObject([{ message: 'a==2 conflicts with a==1 in r.txt:2' }]);
  });

  it.each(['', '# nothing yet\n', '--index-url https://index.example/simple\n'])(
    'have at least one requirement, unlike %j',
    async (content) => {
      expect(await problemsOf({ 'r.txt': content })).toEqual([
        'INVALID_BUILD r.txt:1: it has no requirement, and an environment of nothing is a mistake; expected name==version',
      ]);
      expect(await problemsOf({ 'r.txt': content, 's.txt': `a==1 ${A}` })).toEqual([]);
    },
  );
});

describe('constraints', () => {
  it.each([
    ['hashes', 'a==1', `a==1 ${A}`, { version: '1', line: 1 }],
    ['the pin of a bare name', '-r s.txt\na', `a==1 ${A}\nunused==1`, { version: '1' }],
    ['the pin of a range', 'a>=0.5', `a==1 ${A}`, { version: '1' }],
    ['a range that the pin is in', `a==1 ${A}`, 'a<2', { version: '1' }],
    [
      'what the pin agrees with for some machines',
      `a==1 ${A}`,
      'a==2 ; os_name == "nt"\na==1 ; os_name == "posix"',
      { version: '1' },
    ],
    ['the hashes that both allow', `a==1 ${A} ${B}`, `a==1 ${B}`, { hashes: [`sha256:${'b'.repeat(64)}`] }],
  ])('add %s', async (_title, content, constraints, expected) => {
    const files = { 'r.txt': `-c c.txt\n${content}\n`, 'c.txt': constraints, 's.txt': `b==1 ${A}` };

    const { requirements, problems } = await read(files, ['r.txt']);

    expect(problems).toEqual([]);
    expect(requirements.find(({ name }) => name === 'a')).toMatchObject({
      ...expected,
      file: 'r.txt',
      line: content.includes('\n') ? 3 : 2,
    });
  });

  it.each([
    ['a==1', 'b==1', ['HASH r.txt:2: a has no hash; expected --hash=sha256:...']],
    [`a==1 ${A}`, 'a==2', ['INVALID_BUILD r.txt:2: a==1 conflicts with the constraint a==2 in c.txt:1']],
    [`a==1 ${A}`, 'a<1', ['INVALID_BUILD r.txt:2: a==1 conflicts with the constraint a<1 in c.txt:1']],
    [
      `a==1 ${A}`,
      `a==1 ${B}`,
      [
        'HASH r.txt:2: a has no hash in common with the constraint in c.txt:1: sha256:aaaaaaaaaaaa… here, sha256:bbbbbbbbbbbb… there',
      ],
    ],
    [
      `x==1 ${A}\na`,
      `a==1 ; os_name == "nt" ${A}`,
      [
        'UNPINNED r.txt:3: a is not pinned (no version); expected a==version',
        'HASH r.txt:3: a has no hash; expected --hash=sha256:...',
      ],
    ],
    [
      `x==1 ${A}\na ${A}`,
      'a==1\na==2',
      ['UNPINNED r.txt:3: a is not pinned (no version); expected a==version'],
    ],
    [`a==1 ${A}`, 'a[b]==1', ['INVALID_BUILD c.txt:1: a: constraints have no extras']],
    [
      `a==1 ${A}`,
      'a @ https://x.example/a.whl',
      ['INVALID_BUILD c.txt:1: it comes from a URL; expected name==version of a wheel in the index'],
    ],
    [
      `a==1 ${A}`,
      'words that are none',
      ['INVALID_BUILD c.txt:1: the line is not a requirement; expected name==version --hash=sha256:...'],
    ],
  ])('of %j do not fit %j', async (content, constraints, expected) => {
    expect(await problemsOf({ 'r.txt': `-c c.txt\n${content}`, 'c.txt': constraints }, ['r.txt'])).toEqual(
      expected,
    );
  });
});
