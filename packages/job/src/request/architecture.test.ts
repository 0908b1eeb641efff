import { describe, expect, it } from 'vitest';
import { architectureOfType } from './architecture.ts';

describe('architectureOfType', () => {
  it.each([
    ['t3.small', 'x86_64'],
    ['t4g.small', 'arm64'],
    ['c7gn.large', 'arm64'],
    ['g4dn.xlarge', 'x86_64'],
    ['g5g.xlarge', 'arm64'],
    ['a1.large', 'arm64'],
    ['u-6tb1.metal', 'x86_64'],
  ])('of %s is %s', (type, expected) => {
    expect(architectureOfType(type)).toBe(expected);
  });
});
