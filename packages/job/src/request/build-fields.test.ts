import { describe, expect, it } from 'vitest';
import { type BuildParts, composeBuild } from './build-fields.ts';

const NOTHING: BuildParts = {
  requirements: [],
  directory: '/work',
  command: undefined,
  fields: {},
};

function config(build?: Record<string, unknown>) {
  return { baseDirectory: '/project', build };
}

describe('composeBuild', () => {
  it('needs no config for requirements and a command', () => {
    const given = { ...NOTHING, requirements: ['requirements.txt'], command: 'pytest' };

    expect(composeBuild(config(), given)).toEqual({
      fields: {
        environments: { app: { requirements: ['/work/requirements.txt'] } },
        steps: [{ run: 'pytest', environment: 'app' }],
      },
      typed: ['requirements'],
      wantsProject: true,
      problems: [],
    });
  });

  it('leaves paths as they are where the build starts from the same directory', () => {
    const given = { ...NOTHING, requirements: ['requirements.txt'], directory: '/project' };

    const { fields } = composeBuild(config(), given);

    expect(fields.environments).toEqual({ app: { requirements: ['requirements.txt'] } });
  });

  it.each([
    [NOTHING.directory, [`${NOTHING.directory}/build.txt`]],
    ['/project', ['build.txt']],
  ])('finds the pins of what builds packages from %s', (directory, expected) => {
    const fields = { 'allow-sdist': ['docopt'], 'build-requirements': ['build.txt'] };

    const composed = composeBuild(config({ upload: ['src'] }), { ...NOTHING, directory, fields });

    expect(composed.fields).toEqual({
      upload: ['src'],
      'allow-sdist': ['docopt'],
      'build-requirements': expected,
    });
  });

  it('runs the command in the only environment of the config', () => {
    const build = { environments: { tests: { requirements: ['r.txt'] } }, steps: [{ run: 'old' }] };

    const { fields } = composeBuild(config(build), { ...NOTHING, command: 'a && b' });

    expect(fields.steps).toEqual([{ run: 'a && b', environment: 'tests' }]);
  });

  it('requires an environment when the config has several', () => {
    const build = { environments: { one: {}, two: {} } };

    const { problems } = composeBuild(config(build), { ...NOTHING, command: 'pytest' });

    expect(problems).toEqual([expect.stringContaining('one, two')]);
  });

  it('uploads what is given rather than the project', () => {
    const given = { ...NOTHING, command: 'pytest', fields: { upload: ['tests/**'] } };

    const { fields, wantsProject } = composeBuild(config(), given);

    expect(fields.upload).toEqual(['tests/**']);
    expect(wantsProject).toBe(false);
  });

  it('leaves the upload of a config alone', () => {
    const given = { ...NOTHING, command: 'pytest' };

    const { fields, wantsProject } = composeBuild(config({ artifacts: ['out/**'] }), given);

    expect(fields.upload).toBeUndefined();
    expect(wantsProject).toBe(false);
  });

  it('tells the index that a person gave from that of the file', () => {
    const build = { steps: [{ run: 'make' }], index: 'wheels' };

    expect(composeBuild(config(build), NOTHING).typed).toEqual([]);
    expect(composeBuild(config(build), { ...NOTHING, fields: { index: '../wheels' } }).typed).toEqual([
      'index',
    ]);
  });

  it('puts given artifacts over those of the file', () => {
    const build = { steps: [{ run: 'make' }], artifacts: ['old/**'] };

    const { fields } = composeBuild(config(build), { ...NOTHING, fields: { artifacts: ['out/**'] } });

    expect(fields).toEqual({ steps: [{ run: 'make' }], artifacts: ['out/**'] });
  });
});
