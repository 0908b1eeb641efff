import { describe, expect, it } from 'vitest';
import { BuilderError } from '../report/errors.ts';
import { loadBuild } from './load-build.ts';

const options = { baseDirectory: '/project' };

function problemsOf(fields: unknown): readonly string[] {
  try {
    loadBuild(fields, options);
  } catch (error) {
    if (error instanceof BuilderError) {
      expect(error.code).toBe('INVALID_BUILD');
      return error.problems.map(({ message }) => message);
    }
    throw error;
  }
  return [];
}

describe('loadBuild', () => {
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
        'index-url': 'https://index.example/simple',
      },
      options,
    );

    expect(build).toEqual({
      baseDirectory: '/project',
      environments: [{ name: 'app', requirements: ['requirements.txt'], python: '3.12' }],
      upload: ['src'],
      steps: [
        { name: 'pytest', run: 'pytest\nmore', environment: 'app', timeoutMinutes: 5 },
        { name: 'last', run: 'true', timeoutMinutes: 30 },
      ],
      artifacts: ['out/**'],
      system: {
        packages: [
          { name: 'nginx', version: '1.24.0-2ubuntu7' },
          { name: 'redis', version: '5:7.0.15-1' },
        ],
        snapshot: '20260801T000000Z',
      },
      indexUrl: 'https://index.example/simple',
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
      'build: unknown key "enviroments" (did you mean "environments"?); known: environments, upload, steps, artifacts, system, index, index-url',
      'build.environments.bad name: the name must be letters, digits, ".", "_", "-", got "bad name"',
      'build.environments.bad name.requirements: name at least one requirement file',
      'build.environments.app: unknown key "requirement" (did you mean "requirements"?); known: requirements, python',
      'build.environments.app.requirements: name at least one requirement file',
      'build.environments.app.python: must be a version in quotes such as "3.12", got 3.12',
      'build.steps[0].run: must be a non-empty text, got ""',
      'build.steps[0].environment: must be one of bad name, app (did you mean "app"?), got "ap"',
      'build.steps[0].timeout-minutes: must be a number above 0 and at most 10080, got 0',
      'build.steps[1].run: is missing',
      'build.steps[2]: must be a mapping, got "text"',
      'build.steps[2].run: is missing',
      'build.system.packages: each must be pinned as name=version, got "nginx"',
      'build.system.packages: each must be pinned as name=version, got "a=1; rm -rf /"',
      'build.system.snapshot: must be a date or a release, got "$(date)"',
      'build.upload: must be a list of texts, got 5',
      'build: give either index or index-url, not both',
      'build.index-url: must start with https:// or http://, got "file:///x"',
      'build.artifacts: must stay below its folder, got "../secrets/**"',
      'build.artifacts: must stay below its folder, got "/etc/passwd"',
    ]);
  });

  it.each([
    ['enviroments', ' (did you mean "environments"?)'],
    ['Steps', ' (did you mean "steps"?)'],
    ['artefacts', ' (did you mean "artifacts"?)'],
    ['zzz', ''],
    ['', ''],
  ])('names the nearest key to %j', (key, meant) => {
    expect(problemsOf({ [key]: [] })[0]).toMatch(`build: unknown key "${key}"${meant}; known: `);
  });

  it.each([[null], ['text'], [[]], [undefined]])('refuses %j in place of a mapping', (fields) => {
    expect(problemsOf(fields)[0]).toMatch(/^build: must be a mapping, got/);
  });

  it('refuses a build that does nothing', () => {
    expect(problemsOf({})).toEqual(['build: needs environments or steps']);
  });
});
