import { formatProblem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { BuilderError } from '../report/errors.ts';
import { BUILD_LIMITS } from './build-limits.ts';
import { BUILD_SHAPE } from './build-shape.ts';
import type { BuildShape } from './field-shape.ts';
import { INDEX_POLICY } from './index-policy.ts';
import { loadBuild } from './load-build.ts';

const options = { baseDirectory: '/project' };

function problemsOf(fields: unknown): readonly string[] {
  try {
    loadBuild(fields, options);
  } catch (error) {
    if (error instanceof BuilderError) {
      expect(error.code).toBe('INVALID_BUILD');
      return error.problems.map(formatProblem);
    }
    throw error;
  }
  return [];
}

it.each(['upload', 'artifacts'])('refuses a glob in %s that nobody wrote by hand', (key) => {
  const load = () =>
    loadBuild({ steps: [{ run: 'true' }], [key]: ['*'.repeat(1_001)] }, { baseDirectory: '/' });

  expect(load).toThrow(
    `build.${key}: "${'*'.repeat(40)}…" is not valid because it is longer than 1000 characters`,
  );
});

describe('loadBuild', () => {
  it('reads the limits on what comes home', () => {
    const fields = {
      steps: [{ run: 'true' }],
      'max-files': '7',
      'max-artifacts-mib': '3',
      'max-listing-mib': '1',
      'max-report-mib': '2',
      'collect-timeout-minutes': '5',
    };

    expect(loadBuild(fields, { baseDirectory: '/project' }).limits).toEqual({
      files: 7,
      bytes: 3_145_728,
      listingBytes: 1_048_576,
      reportBytes: 2_097_152,
      collectMinutes: 5,
    });
  });

  it.each(['max-files', 'max-artifacts-mib', 'max-listing-mib', 'max-report-mib', 'collect-timeout-minutes'])(
    'refuses a limit that is none: %s',
    (field) => {
      for (const value of ['0', '-1', '1e9', '99999999', 'Infinity', ''])
        expect(() =>
          loadBuild({ steps: [{ run: 'true' }], [field]: value }, { baseDirectory: '/project' }),
        ).toThrow(`build.${field}`);
    },
  );

  it('reads a full build', () => {
    const build = loadBuild(
      {
        environments: { app: { requirements: 'requirements.txt', python: '3.12' } },
        upload: ['src'],
        steps: [
          { run: 'pytest\nmore', environment: 'app', 'timeout-minutes': 5 },
          { name: 'last', run: 'true' },
        ],
        artifacts: ['out/**'],
        system: { packages: ['nginx=1.24.0-2ubuntu7', 'redis=5:7.0.15-1'], snapshot: '20260801T000000Z' },
        installer: 'pip',
        'index-url': 'https://index.example/simple',
      },
      options,
    );

    expect(build).toEqual({
      baseDirectory: '/project',
      failedTests: 'fail',
      limits: BUILD_LIMITS,
      environments: [{ name: 'app', requirements: ['requirements.txt'], python: '3.12' }],
      upload: ['src'],
      steps: [
        {
          name: 'pytest',
          run: 'pytest\nmore',
          field: 'build.steps[0]',
          environment: 'app',
          timeoutMinutes: 5,
        },
        { name: 'last', run: 'true', field: 'build.steps[1]', timeoutMinutes: 30 },
      ],
      artifacts: ['out/**'],
      system: {
        packages: [
          { name: 'nginx', version: '1.24.0-2ubuntu7' },
          { name: 'redis', version: '5:7.0.15-1' },
        ],
        snapshot: '20260801T000000Z',
      },
      installer: 'pip',
      indexUrl: 'https://index.example/simple',
      indexes: [],
      indexPolicy: INDEX_POLICY,
    });
  });

  it('lists every problem at once, with the nearest known word', () => {
    const problems = problemsOf({
      enviroments: {},
      environments: { 'bad name': { requirements: [] }, app: { requirement: ['r.txt'], python: 3.12 } },
      steps: [{ run: '', environment: 'ap', 'timeout-minutes': 0 }, { name: 'x' }, 'text'],
      artifacts: ['../secrets/**', '/etc/passwd'],
      upload: 5,
      system: { packages: ['nginx', 'a=1; rm -rf /'], snapshot: '$(date)' },
      index: 'wheels',
      'index-url': 'file:///x',
    });

    expect(problems).toEqual([
      'build.enviroments: is not valid because the key is unknown; expected "environments"',
      'build.environments.bad name: the name is not valid because it becomes a folder; expected letters, digits, ".", "_", "-"',
      'build.environments.bad name.requirements: [] is not valid because it is empty; expected requirement files',
      'build.environments.app.requirement: is not valid because the key is unknown; expected "requirements"',
      'build.environments.app.python: 3.12 is not valid because it is a number; expected a version in quotes such as "3.12"',
      'build.steps[0].run: "" is not valid because it is empty; expected a string',
      'build.steps[0].environment: "ap" is not valid because no environment has this name (did you mean "app"?); expected app',
      'build.steps[0].timeout-minutes: 0 is not valid because it is too small; expected an integer from 1 to 10080',
      'build.steps[1].run: is not valid because it is missing; expected a string',
      'build.steps[2]: "text" is not valid because it is not a mapping; expected a mapping with the keys name, run, environment, if, env, secrets, working-directory, timeout-minutes, retries, continue-on-error',
      'build.upload: 5 is not valid because it is not a list; expected a list of strings',
      'build.artifacts: "../secrets/**" is not valid because it leads out of its folder; expected a relative path without ".."',
      'build.artifacts: "/etc/passwd" is not valid because it leads out of its folder; expected a relative path without ".."',
      'build.system.packages: "nginx" is not valid because it is not pinned; expected name=version',
      'build.system.packages: "a=1; rm -rf /" is not valid because it is not pinned; expected name=version',
      'build.system.snapshot: "$(date)" is not valid because it is neither a time nor a release; expected 20260801T000000Z or 2023.6.20250107',
      'build.index-url: index-url is not valid because the build has index, too; expected one of them, and the others in indexes',
      'build.index-url: "file:///x" is not valid because it is not an address; expected https://… or http://…',
    ]);
  });

  it.each([
    ['enviroments', '"environments"'],
    ['Steps', '"steps"'],
    ['artefacts', '"artifacts"'],
    ['zzz', 'one of environments, upload, '],
    ['', 'one of environments, upload, '],
  ])('names the nearest key to %j', (key, expected) => {
    expect(problemsOf({ [key]: [] })[0]).toContain(
      `build.${key}: is not valid because the key is unknown; expected ${expected}`,
    );
  });

  it.each([[null], ['text'], [[]], [undefined]])('refuses %j in place of a mapping', (fields) => {
    expect(problemsOf(fields)[0]).toMatch(
      /^build: .* is not valid because it is not a mapping; expected a mapping with the keys env/,
    );
  });

  it('refuses a build that does nothing', () => {
    expect(problemsOf({})).toEqual([
      'build: the build is not valid because it has nothing to do; expected environments or steps',
    ]);
  });
});

/** A mapping with a value of another kind in every field. */
function wrongKinds(shape: BuildShape): Record<string, unknown> {
  const fields = Object.entries(shape).map(([name, { kind, fields: inner = {} }]) => {
    if (kind === 'named-groups') return [name, { [groupOf(name)]: wrongKinds(inner) }];
    if (kind === 'groups') return [name, [wrongKinds(inner)]];
    return [name, kind === 'group' ? wrongKinds(inner) : { not: [kind] }];
  });
  return Object.fromEntries(fields);
}

/** A name that a group may have: pythons are named by their versions. */
function groupOf(field: string): string {
  return field === 'pythons' ? '3.12' : 'one';
}

/** The paths of all fields, as problems name them. */
function pathsOf(shape: BuildShape, parent: string): readonly string[] {
  return Object.entries(shape).flatMap(([name, { kind, fields }]) => {
    const path = `${parent}.${name}`;
    const marks: Partial<Record<string, string>> = { 'named-groups': `.${groupOf(name)}`, groups: '[0]' };
    return fields === undefined ? [path] : pathsOf(fields, `${path}${marks[kind] ?? ''}`);
  });
}

describe('the shape of a build', () => {
  it('names every field whose value is of another kind', () => {
    const fields = problemsOf(wrongKinds(BUILD_SHAPE)).map((problem) => problem.split(': ')[0]);

    expect(new Set(fields)).toEqual(new Set(pathsOf(BUILD_SHAPE, 'build')));
  });

  it.each([
    ['5', 5],
    ['90', 90],
  ])('reads the integer %j in quotes', (text, minutes) => {
    const build = loadBuild({ steps: [{ run: 'true', 'timeout-minutes': text }] }, options);

    expect(build.steps[0]?.timeoutMinutes).toBe(minutes);
  });

  it.each([
    [1.5, 'it is not an integer'],
    ['soon', 'it is not an integer'],
    [10_081, 'it is too large'],
  ])('refuses %j minutes', (minutes, because) => {
    const problems = problemsOf({ steps: [{ run: 'true', 'timeout-minutes': minutes }] });

    expect(problems).toEqual([
      `build.steps[0].timeout-minutes: ${JSON.stringify(minutes)} is not valid because ${because}; expected an integer from 1 to 10080`,
    ]);
  });
});
