import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { formatProblem, type Problem } from '@ami-select/core';
import { afterAll, describe, expect, it } from 'vitest';
import { givenRun } from '../testing/given-run.ts';
import { readJobRequest } from './read-request.ts';

const directory = mkdtempSync(join(tmpdir(), 'build-problems-'));
afterAll(() => rmSync(directory, { recursive: true }));
mkdirSync(join(directory, 'wheels'));

/** Every problem of a config with this build, its path as `config`. */
async function problemsOf(build: readonly string[]): Promise<readonly string[]> {
  const path = join(directory, 'ami-select.yml');
  writeFileSync(path, ['build:', ...build.map((line) => `  ${line}`)].join('\n'));
  const { problems } = await readJobRequest(givenRun(directory, {}, { command: undefined })).catch(
    (error) => error,
  );
  return problems.map((problem: Problem) => formatProblem(problem).replace(basename(path), 'config'));
}

const STEP = 'steps: [{ run: make }]';

describe('the build of a config is refused with one problem for each fault, at its line:', () => {
  it.each<[string, readonly string[], string]>([
    [
      'an empty list of requirements',
      [STEP, 'environments:', '  app: { requirements: [] }'],
      'config:4: build.environments.app.requirements: [] is not valid because it is empty; expected a list of strings',
    ],
    [
      'a misspelt key that must be there',
      [STEP, 'environments:', '  app: { requirement: [a.txt] }'],
      'config:4: build.environments.app.requirement: is not valid because the key is unknown; expected "requirements"',
    ],
    [
      'an empty command',
      ['steps:', '  - run: ""'],
      'config:3: build.steps[0].run: "" is not valid because it is empty; expected a string',
    ],
    [
      'a step without a command',
      ['steps:', '  - name: lint'],
      'config:3: build.steps[0].run: is not valid because it is missing; expected a string',
    ],
    [
      'a list of archives',
      [STEP, 'pythons:', '  "3.12": []'],
      'config:4: build.pythons.3.12: [] is not valid because it is not a mapping; expected a mapping with the keys x86_64, arm64',
    ],
    [
      'a Python without an archive',
      [STEP, 'pythons:', '  "3.12": {}'],
      'config:4: build.pythons.3.12: is not valid because it is missing; expected an archive for x86_64 or arm64',
    ],
    [
      'no licence at all',
      [STEP, 'licences: { allow: [] }'],
      'config:3: build.licences.allow: [] is not valid because it is empty; expected a list of strings',
    ],
    [
      'two indexes',
      [STEP, 'index: wheels', 'index-url: https://index.example/simple'],
      'config:4: build.index-url: index-url is not valid because the build has index, too; expected one of them, and the others in indexes',
    ],
    [
      'nothing to do',
      ['environments: {}', 'steps: []'],
      'config:1: build: the build is not valid because it has nothing to do; expected environments or steps',
    ],
    [
      'a step of an environment whose name is refused',
      ['environments: { ../x: { requirements: [a.txt] } }', 'steps:', '  - { run: make, environment: app }'],
      'config:4: build.steps[0].environment: "app" is not valid because no environment has this name; expected none',
    ],
  ])('%s', async (_fault, build, problem) => {
    const ofOthers = /the name is not valid because it becomes a folder/;

    expect((await problemsOf(build)).filter((one) => !ofOthers.test(one))).toEqual([problem]);
  });
});

it('lists the problems of fields, files, secrets and names at once, in the order of lines', async () => {
  const problems = await problemsOf([
    'licences: { allow: [MIT], reviewed: [nobody] }',
    'environments:',
    '  app: { requirements: [a.txt] }',
    'allow-sdist: [docopt]',
    'build-requirements: [gone-build.txt]',
    'upload: [gone-upload]',
    'vulnerabilities: { source: gone.json }',
    'steps:',
    '  - { run: make, secrets: [GONE_SECRET] }',
    '  - { run: "" }',
    '  - { run: make, environment: nobody }',
    '  - { run: make, name: third, secrets: [OTHER_SECRET] }',
    'failed-tests: maybe',
  ]);

  expect(problems.map((problem) => /^config:\d+: build\.[^:]+/.exec(problem)?.[0])).toEqual([
    'config:4: build.environments.app.requirements',
    'config:6: build.build-requirements',
    'config:7: build.upload',
    'config:8: build.vulnerabilities.source',
    'config:10: build.steps[0].secrets',
    'config:11: build.steps[1].run',
    'config:12: build.steps[2].environment',
    'config:13: build.steps[3].secrets',
    'config:14: build.failed-tests',
  ]);
});

it('lists the fields of a refused build in the order of their lines', async () => {
  const problems = await problemsOf([
    'failed-tests: maybe',
    'installer: conda',
    'steps: [{ run: "" }]',
    'uplod: [a]',
  ]);

  expect(problems.map((problem) => /^config:\d+/.exec(problem)?.[0])).toEqual([
    'config:2',
    'config:3',
    'config:4',
    'config:5',
  ]);
});

describe('a build of a config', () => {
  it('may have no groups of a pylock.toml, in place of its default ones', async () => {
    const found = await problemsOf(['environments:', '  app: { requirements: [pylock.toml], groups: [] }']);

    expect(found.filter((problem) => problem.includes('groups'))).toEqual([]);
  });
});

describe('a config that cannot be read', () => {
  it('is the only problem: its folder is not that of a project', async () => {
    mkdirSync(join(directory, 'elsewhere'), { recursive: true });
    symlinkSync('/dev/null', join(directory, 'elsewhere/null'));
    const given = givenRun(directory, {}, { config: 'elsewhere/null', command: 'make' });

    const { problems } = await readJobRequest(given).catch((error) => error);

    expect(problems.map(formatProblem)).toEqual([expect.stringContaining('elsewhere/null')]);
  });
});
