import { findInstanceType, recordedTypeNames } from '@ami-select/ec2-data/instance-types';
import { describe, expect, it } from 'vitest';
import { architectureByName } from './architecture-by-name.ts';

describe('architectureByName', () => {
  it.each([
    ['t3.small', 'x86_64'],
    ['t4g.small', 'arm64'],
    ['c7gn.large', 'arm64'],
    ['g4dn.xlarge', 'x86_64'],
    ['g5g.xlarge', 'arm64'],
    ['a1.large', 'arm64'],
    ['u-6tb1.metal', 'x86_64'],
    ['c7i-flex.large', 'x86_64'],
    ['p6e-gb200.36xlarge', 'arm64'],
    ['mac1.metal', 'x86_64_mac'],
    ['mac-m4.metal', 'arm64_mac'],
  ])('of %s is %s', (type, expected) => {
    expect(architectureByName(type)).toBe(expected);
  });

  it('is right for every recorded type', () => {
    const wrong = recordedTypeNames().filter((name) => {
      const architectures = findInstanceType(name)?.ProcessorInfo.SupportedArchitectures ?? [];
      return !architectures.includes(architectureByName(name));
    });

    expect(wrong).toEqual([]);
  });
});
