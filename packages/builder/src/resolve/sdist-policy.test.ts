import { describe, expect, it } from 'vitest';
import { requirementOf } from '../testing/resolution.ts';
import { sdistPolicyOf, withBuildPins } from './sdist-policy.ts';

const build = { baseDirectory: '/', environments: [], upload: [], steps: [], artifacts: [] };
const pins = [requirementOf('maker', '1.0')];
const locks = [{ environment: { name: 'app', requirements: ['r.txt'] }, requirements: [] }];

describe('sdistPolicyOf', () => {
  it('is nothing for a build that builds no source archive', () => {
    expect(sdistPolicyOf(build, pins)).toBeUndefined();
    expect(withBuildPins(locks, undefined)).toEqual(locks);
  });

  it('has normalised names and the pins, which are one more lock', () => {
    const policy = sdistPolicyOf({ ...build, allowSdist: ['Some.Name'], buildRequirements: ['b.txt'] }, pins);

    expect(policy).toEqual({
      allow: new Set(['some-name']),
      pins,
      files: ['b.txt'],
      place: { baseDirectory: '/' },
    });
    expect(withBuildPins(locks, policy)).toEqual([
      ...locks,
      { environment: { name: 'build-requirements', requirements: ['b.txt'] }, requirements: pins },
    ]);
  });
});
