import { findInstanceType, instanceTypeNames } from '@ami-select/ec2-data/instance-types';
import { describe, expect, it } from 'vitest';
import { belowFloor } from './old-processors.ts';

const familiesBelow = (floor: 'x86-64-v3' | 'graviton2'): string[] => {
  const below = instanceTypeNames().filter((name) => belowFloor(name, floor) !== undefined);
  return [...new Set(below.map((name) => name.split('.')[0] ?? ''))];
};

describe('belowFloor', () => {
  it('knows families that EC2 has', () => {
    expect(familiesBelow('x86-64-v3')).toEqual('c1 c3 cc2 cg1 cr1 g2 hi1 hs1 i2 m1 m2 m3 r3 t1'.split(' '));
    expect(familiesBelow('graviton2')).toEqual(['a1']);
  });

  it('keeps every current type, and every one on Nitro but Graviton1', () => {
    const kept = instanceTypeNames()
      .map(findInstanceType)
      .filter(
        (type) =>
          type?.CurrentGeneration || (type?.Hypervisor === 'nitro' && !/^a1\./.test(type.InstanceType)),
      );

    expect(kept.length).toBeGreaterThan(1_000);
    expect(
      kept.filter(
        (type) =>
          belowFloor(type?.InstanceType ?? '', 'x86-64-v3') ??
          belowFloor(type?.InstanceType ?? '', 'graviton2'),
      ),
    ).toEqual([]);
  });
});
