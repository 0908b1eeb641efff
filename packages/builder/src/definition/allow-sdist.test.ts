import { describe, expect, it } from 'vitest';
import { loadBuild } from './load-build.ts';

function load(fields: object) {
  const build = { environments: { app: { requirements: ['r.txt'] } }, ...fields };
  return loadBuild(build, { baseDirectory: '/project' });
}

describe('allow-sdist', () => {
  it('names packages, and the files with the pins of what builds them', () => {
    const fields = { 'allow-sdist': ['docopt', 'Some.Name'], 'build-requirements': 'build.txt' };

    expect(load(fields)).toMatchObject({
      allowSdist: ['docopt', 'Some.Name'],
      buildRequirements: ['build.txt'],
    });
    expect(load({}).allowSdist).toBeUndefined();
  });

  it('takes names alone', () => {
    expect(() => load({ 'allow-sdist': ['docopt==0.6'] })).toThrow(
      'build.allow-sdist: "docopt==0.6" is not valid because it is not the name of a package; expected a name such as "docopt"',
    );
  });

  it('is there where build-requirements are', () => {
    expect(() => load({ 'build-requirements': ['build.txt'] })).toThrow(
      'build.build-requirements: ["build.txt"] is not valid because allow-sdist names no package',
    );
  });
});
