import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, versionOf } from './version.ts';

function newer(left: string, right: string, pattern?: RegExp): boolean {
  return compareVersions(versionOf(left, pattern), versionOf(right, pattern)) > 0;
}

describe('versions in names', () => {
  it.each([
    ['base-8.10', 'base-8.9'],
    ['base-v1.2.10', 'base-v1.2.9'],
    ['corp-rhel10-1', 'corp-rhel9-7'],
    ['base-1.2.1', 'base-1.2'],
    ['base-1.2.0', 'base-1.2.0-rc1'],
    ['base-1.2.0-rc2', 'base-1.2.0-rc1'],
    ['base-1.2.0-rc1', 'base-1.2.0-beta9'],
    ['base-1.2.0-beta1', 'base-1.2.0-alpha7'],
    ['base-1.3.0-rc1', 'base-1.2.9'],
    ['base-arm64-2', 'base-x86_64-1'],
    ['base-gp2-2', 'base-gp3-1'],
    ['corp-base-1.2.1-20260301', 'corp-base-1.2-20260101'],
    ['app-1.4.1-b3', 'app-1.4-b99'],
    ['app-1.4.1-4f1c7a2', 'app-1.4-9e0d1b3'],
    ['app-1.4.1-7-g4f1c7a2', 'app-1.4-99-g9e0d1b3'],
    ['shop-2.1.1-prod-a1hmnbwq4i2g', 'shop-2.1-prod-o54hmnbwq4i2g'],
    ['shop-2.1.1-0b5a8d3e-94c1-4f5e-9d1c-1a2b3c4d5e6f', 'shop-2.1-99999999-94c1-4f5e-9d1c-1a2b3c4d5e6f'],
    ['RHEL-9.8.0_HVM-20260729-x86_64', 'RHEL-9_HVM-20220513-x86_64'],
    ['app-1.2.1.20260301', 'app-1.2.20260101'],
    ['app-2026.11.03', 'app-2026.09.28'],
    ['app-1.2-rc1-20260301', 'app-1.1-20260401'],
  ])('puts %s after %s', (left, right) => {
    expect(newer(left, right)).toBe(true);
    expect(newer(right, left)).toBe(false);
  });

  it.each([
    ['base-1.2', 'base-1.2.0'],
    ['base-amd64-3', 'base-arm64-3'],
    ['base-gp3-3', 'base-gp2-3'],
    ['base-2-20260102', 'base-2-20251231'],
    ['base-2-2026-01-02', 'base-2-2025-12-31'],
    ['base-2-2026.01.02', 'base-2-2025.12.31'],
    ['base-20260101.9', 'base-20260101.10'],
    ['base-20260101123000', 'base-20260101122959'],
    ['base-2-1767225600', 'base-2-1767312000'],
    ['base-2-ami-0abcdef1234567890', 'base-2-ami-0123456789abcdef0'],
  ])('takes %s and %s for equal', (left, right) => {
    expect(compareVersions(versionOf(left), versionOf(right))).toBe(0);
  });

  it('reads only what the pattern captures', () => {
    const pattern = /^RHEL-(\d+(?:\.\d+)*)_HVM-(\d{8})/;

    expect(versionOf('RHEL-9.8.0_HVM-20260729-x86_64-77-Hourly2-GP3', pattern)).toEqual([
      [9, 8, 0],
      [20260729],
    ]);
    expect(newer('RHEL-9.8.0_HVM-20260729-x', 'RHEL-9_HVM-20220513-x', pattern)).toBe(true);
    expect(newer('RHEL-9_HVM-20260729-x', 'RHEL-9.0.0_HVM-20220513-x', pattern)).toBe(true);
    expect(newer('RHEL-9.8.0_HVM-20260729-x', 'RHEL-9.6.0_HVM-20260811-x', pattern)).toBe(true);
  });
});

const version = fc
  .array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 })
  .map((numbers) => numbers.join('.'));
const name = fc
  .tuple(
    fc.constantFrom('base', 'corp-rhel9', 'RHEL', 'app_v', 'my app ', 'x'),
    fc.constantFrom('-', '_', ' ', '/', ''),
    fc.option(version, { nil: '' }),
    fc.constantFrom('', '-rc1', '-beta', '.x86_64', '-b7', '-gp3', '-2', '-2026-01', '-20260101', '-1.2'),
  )
  .map((parts) => parts.join(''));
const hex = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const digits = fc
  .array(fc.constantFrom(...'0123456789'), { minLength: 8, maxLength: 8 })
  .map((all) => all.join(''));
const suffix = fc.oneof(digits, fc.uuid(), hex(7)).map((text) => `-${text}`);

describe('the order of versions', () => {
  it('never changes when a date, a uuid or a short hash is appended to every name', () => {
    fc.assert(
      fc.property(name, name, suffix, suffix, (left, right, leftEnd, rightEnd) => {
        expect(compareVersions(versionOf(left + leftEnd), versionOf(right + rightEnd))).toBe(
          compareVersions(versionOf(left), versionOf(right)),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('is total and transitive', () => {
    const compare = (left: string, right: string): number =>
      compareVersions(versionOf(left), versionOf(right));
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
  });
});
