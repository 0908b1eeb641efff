import type { ProcessorFloor } from '../image/processor-floor.ts';

/** A floor, in words, and the families of instance types that are known to be below it. */
interface Floor {
  readonly name: string;
  /** Processors and families that reach it. */
  readonly expected: string;
  /** By family: the processor it has. */
  readonly below: Readonly<Record<string, string>>;
}

/**
 * DescribeInstanceTypes does not name processors. Those of old families are from AWS's price list
 * (`physicalProcessor`, `processorFeatures` without AVX2), checked 2026-11-28. Unverified: t1, m1, m2, c1, cg1 and hi1,
 * for which the list has "Variable" or "Intel Xeon Family"; they were launched before 2013, the year of the first
 * processor with AVX2. t2 has "Intel Xeon Family" as well and is left out, since most of its machines have AVX2.
 * Sources of the floors: x86-64 psABI (v3: AVX2, BMI2, FMA); Amazon Linux 2023 guide, "System requirements" (A1 is
 * Graviton1, below ARMv8.2).
 */
const FLOORS: Readonly<Record<ProcessorFloor, Floor>> = {
  'x86-64-v3': {
    name: 'x86-64-v3 (AVX2)',
    expected: 'Intel Haswell, AMD Zen or newer, such as t3, m5 or c5a',
    below: {
      c3: 'Ivy Bridge',
      i2: 'Ivy Bridge',
      m3: 'Ivy Bridge or Sandy Bridge',
      r3: 'Ivy Bridge',
      cc2: 'Sandy Bridge',
      cr1: 'Sandy Bridge',
      g2: 'Sandy Bridge',
      hs1: 'Sandy Bridge',
      c1: 'a processor from before 2013',
      cg1: 'a processor from before 2013',
      hi1: 'a processor from before 2013',
      m1: 'a processor from before 2013',
      m2: 'a processor from before 2013',
      t1: 'a processor from before 2013',
    },
  },
  graviton2: {
    name: 'Graviton2',
    expected: 'Graviton2 or newer, such as t4g, m6g or c7g',
    below: { a1: 'Graviton1' },
  },
};

/** Why a type, by its family, is below a floor; undefined when it is not known to be. */
export function belowFloor(instanceType: string, requires: ProcessorFloor): string | undefined {
  const { name, expected, below } = FLOORS[requires];
  const [family = ''] = instanceType.split('.');
  const processor = Object.hasOwn(below, family) ? below[family] : undefined;
  return processor && `the image requires ${name}, the type has ${processor}; expected ${expected}`;
}
