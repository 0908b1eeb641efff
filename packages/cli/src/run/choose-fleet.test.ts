import type { Config } from '@ami-select/config';
import { describe, expect, it } from 'vitest';
import { architectureOfType, chooseFleet } from './choose-fleet.ts';

function config(parts: Partial<Config>): Config {
  return { path: '/project/ami-select.yml', baseDirectory: '/project', images: {}, fleets: {}, ...parts };
}

describe('chooseFleet', () => {
  it('takes the only fleet of the config unasked', () => {
    expect(chooseFleet(config({ fleets: { test: { count: 2 } } }), undefined)).toEqual({
      value: { count: 2 },
      problems: [],
    });
  });

  it('does without a config', () => {
    expect(chooseFleet(config({}), undefined)).toEqual({ value: {}, problems: [] });
  });

  it.each([
    [undefined, '--fleet is missing; the config has test, wide'],
    ['tset', '--fleet is "tset" (did you mean "test"?); /project/ami-select.yml names test, wide'],
  ])('refuses %s when there are two', (name, problem) => {
    expect(chooseFleet(config({ fleets: { test: {}, wide: {} } }), name).problems).toEqual([problem]);
  });
});

describe('architectureOfType', () => {
  it.each([
    ['t3.small', 'x86_64'],
    ['t4g.small', 'arm64'],
    ['c7gn.large', 'arm64'],
    ['g4dn.xlarge', 'x86_64'],
    ['g5g.xlarge', 'arm64'],
    ['a1.large', 'arm64'],
    ['u-6tb1.metal', 'x86_64'],
  ])('tells %s is %s', (type, expected) => {
    expect(architectureOfType(type)).toBe(expected);
  });
});
