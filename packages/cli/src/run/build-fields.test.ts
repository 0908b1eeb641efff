import type { Config } from '@ami-select/config';
import { describe, expect, it } from 'vitest';
import { type BuildFlags, composeBuild } from './build-fields.ts';

const NO_FLAGS: BuildFlags = { requirements: [], artifacts: [], command: [], project: ['src'] };

function config(build?: Record<string, unknown>): Config {
  return { baseDirectory: '/project', images: {}, fleets: {}, ...(build && { build }) };
}

describe('composeBuild', () => {
  it('needs no config for requirements and a command', () => {
    const flags = { ...NO_FLAGS, requirements: ['requirements.txt'], command: ['pytest', '-k', 'not slow'] };

    const { fields, problems } = composeBuild(config(), flags, '/work');

    expect(problems).toEqual([]);
    expect(fields).toEqual({
      environments: { app: { requirements: ['/work/requirements.txt'] } },
      steps: [{ run: "pytest -k 'not slow'", environment: 'app' }],
      upload: ['src'],
    });
  });

  it('runs the command in the only environment of the config', () => {
    const build = { environments: { tests: { requirements: ['r.txt'] } }, steps: [{ run: 'old' }] };

    const { fields } = composeBuild(config(build), { ...NO_FLAGS, command: ['a && b'] }, '/work');

    expect(fields.steps).toEqual([{ run: 'a && b', environment: 'tests' }]);
  });

  it('asks which environment when the config has several', () => {
    const build = { environments: { one: {}, two: {} } };

    const { problems } = composeBuild(config(build), { ...NO_FLAGS, command: ['pytest'] }, '/work');

    expect(problems).toEqual([expect.stringContaining('one, two')]);
  });

  it('says what to give when there is nothing to do', () => {
    const { problems } = composeBuild(config(), NO_FLAGS, '/work');

    expect(problems).toEqual([expect.stringContaining('--requirements')]);
  });

  it('puts the artifacts of the flags over those of the file', () => {
    const build = { steps: [{ run: 'make' }], artifacts: ['old/**'] };

    const { fields } = composeBuild(config(build), { ...NO_FLAGS, artifacts: ['out/**'] }, '/work');

    expect(fields).toEqual({ steps: [{ run: 'make' }], artifacts: ['out/**'] });
  });
});
