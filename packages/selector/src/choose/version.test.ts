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
    ['base-2-20260102', 'base-2-20251231'],
    ['base-arm64-2', 'base-x86_64-1'],
    ['base-gp2-2', 'base-gp3-1'],
    ['base-20260101123000', 'base-20260101122959'],
  ])('puts %s after %s', (left, right) => {
    expect(newer(left, right)).toBe(true);
    expect(newer(right, left)).toBe(false);
  });

  it.each([
    ['base-1.2', 'base-1.2.0'],
    ['base-amd64-3', 'base-arm64-3'],
    ['base-gp3-3', 'base-gp2-3'],
  ])('takes %s and %s for equal', (left, right) => {
    expect(compareVersions(versionOf(left), versionOf(right))).toBe(0);
  });

  it('reads only what the pattern captures', () => {
    const pattern = /^RHEL-(\d+(?:\.\d+)*)_HVM-(\d{8})/;

    expect(versionOf('RHEL-9.8.0_HVM-20260729-x86_64-77-Hourly2-GP3', pattern)).toEqual([9, 8, 0, 20260729]);
    expect(newer('RHEL-9.8.0_HVM-20260729-x', 'RHEL-9.6.0_HVM-20260811-x', pattern)).toBe(true);
  });
});
