import { describe, expect, it } from 'vitest';
import { INDEX_POLICY } from './index-policy.ts';
import { loadBuild } from './load-build.ts';

function load(policy: unknown) {
  return loadBuild({ steps: [{ run: 'true' }], 'index-policy': policy }, { baseDirectory: '/' }).indexPolicy;
}

describe('index-policy', () => {
  it('refuses quarantined projects, and warns of the rest', () => {
    expect(load(undefined)).toEqual(INDEX_POLICY);
    expect(load({ yanked: 'refuse' })).toEqual({ ...INDEX_POLICY, yanked: 'refuse' });
  });

  it.each([
    [{ yanked: 'deny' }, 'build.index-policy.yanked: "deny" is not valid because it is unknown'],
    [
      { yankd: 'warn' },
      'build.index-policy.yankd: is not valid because the key is unknown; expected "yanked"',
    ],
    ['warn', 'build.index-policy: "warn" is not valid because it is not a mapping'],
  ])('names what is wrong: %j', (policy, message) => {
    expect(() => load(policy)).toThrow(message);
  });
});
