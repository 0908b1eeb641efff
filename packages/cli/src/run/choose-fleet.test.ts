import { describe, expect, it } from 'vitest';
import type { Config } from '../config/config.ts';
import { architectureOfType, chooseFleet, chooseImage } from './choose-fleet.ts';

function config(parts: Partial<Config>): Config {
  return { baseDirectory: '/project', images: {}, fleets: {}, ...parts };
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
    ['tset', '--fleet is "tset" (did you mean "test"?); known: test, wide'],
    ['wid', '--fleet is "wid" (did you mean "wide"?); known: test, wide'],
  ])('refuses %s when there are two', (name, problem) => {
    expect(chooseFleet(config({ fleets: { test: {}, wide: {} } }), name).problems).toEqual([problem]);
  });
});

describe('chooseImage', () => {
  const images = { base: { publisher: 'ubuntu' }, other: 'debian/12' };

  it('prefers a name of the config over a shorthand', () => {
    expect(chooseImage(config({ images }), 'base', 'ubuntu/24.04')).toEqual({
      label: 'base',
      fields: images.base,
    });
  });

  it('takes anything else for a shorthand', () => {
    expect(chooseImage(config({ images }), 'ami-1', 'ubuntu/24.04')).toEqual({
      label: 'ami-1',
      fields: 'ami-1',
    });
  });

  it('falls back to the default when several images could be meant', () => {
    expect(chooseImage(config({ images }), undefined, 'ubuntu/24.04').label).toBe('ubuntu/24.04');
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
