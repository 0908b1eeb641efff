import { describe, expect, it } from 'vitest';
import type { RootVolume } from '../fleet/root-volume.ts';
import { checkVolume } from './check-volume.ts';
import { complainTo } from './complain.ts';

function problemsOf(volume: RootVolume): string[] {
  const problems: { field?: string | undefined; message: string }[] = [];
  checkVolume(volume, complainTo(problems));
  return problems.map(({ field, message }) => `${field}: ${message}`);
}

describe('checkVolume', () => {
  it.each<[RootVolume]>([
    [{}],
    [{ size: 100 }],
    [{ size: 65_536, type: 'gp3', iops: 80_000, throughput: 2_000 }],
    [{ type: 'gp3', throughput: 750 }],
    [{ type: 'gp3', iops: 8_000, throughput: 2_000 }],
    [{ size: 160, type: 'gp3', iops: 80_000 }],
    // The baseline of gp3 belongs to every size.
    [{ size: 1, type: 'gp3', iops: 3_000 }],
    [{ size: 1_280, type: 'io1', iops: 64_000 }],
    [{ size: 256, type: 'io2', iops: 256_000 }],
    [{ type: 'io2', iops: 256_000 }],
    [{ kmsKey: 'alias/ci/builds' }],
    [{ kmsKey: '1234abcd-12ab-34cd-56ef-1234567890ab' }],
    [{ kmsKey: 'arn:aws:kms:eu-central-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab' }],
  ])('has nothing against %o', (volume) => {
    expect(problemsOf(volume)).toEqual([]);
  });

  it.each<[RootVolume, string]>([
    [
      { size: 0 },
      'volume-size: 0 is not valid because it is too small for GiB of a root volume; expected an integer from 1 to 65536',
    ],
    [
      { size: 20_000, type: 'gp2' },
      'volume-size: 20000 is not valid because it is too large for GiB of gp2; expected an integer from 1 to 16384',
    ],
    [
      { size: 65_537, type: 'gp3' },
      'volume-size: 65537 is not valid because it is too large for GiB of gp3; expected an integer from 1 to 65536',
    ],
    [
      { type: 'st1' },
      'volume-type: "st1" is not valid because no root volume has it; expected gp3, gp2, io1, io2, standard',
    ],
    [
      { type: 'toString', iops: 1, throughput: 1 },
      'volume-type: "toString" is not valid because no root volume has it; expected gp3, gp2, io1, io2, standard',
    ],
    [{ iops: 4000 }, 'volume-type: is missing because volume-iops needs one; expected gp3, io1 or io2'],
    [
      { type: 'gp2', iops: 4000 },
      'volume-iops: 4000 is not valid because gp2 does not have it; expected no volume-iops, or a volume-type of gp3, io1 or io2',
    ],
    [
      { type: 'gp3', iops: 100 },
      'volume-iops: 100 is not valid because it is too small for gp3; expected an integer from 3000 to 80000',
    ],
    [
      { type: 'gp3', iops: 4000.5 },
      'volume-iops: 4000.5 is not valid because it is no integer for gp3; expected an integer from 3000 to 80000',
    ],
    [
      { type: 'io1' },
      'volume-iops: is missing because io1 has no default of its own; expected an integer from 100 to 64000',
    ],
    [
      { type: 'io2', iops: 100, throughput: 500 },
      'volume-throughput: 500 is not valid because io2 does not have it; expected no volume-throughput, or a volume-type of gp3',
    ],
    [
      { kmsKey: 'my key' },
      'kms-key: "my key" is not valid because it is none of a key; expected the id, the ARN or the alias (alias/…) of a key',
    ],
    [
      { type: 'io1', size: 100, iops: 5_001 },
      'volume-iops: 5001 is not valid because io1 has 50 IOPS per GiB, and 100 GiB; expected at most 5000, or a volume-size of at least 101',
    ],
    [
      { type: 'io2', size: 10, iops: 10_001 },
      'volume-iops: 10001 is not valid because io2 has 1000 IOPS per GiB, and 10 GiB; expected at most 10000, or a volume-size of at least 11',
    ],
    [
      { type: 'gp3', size: 20, iops: 15_000 },
      'volume-iops: 15000 is not valid because gp3 has 500 IOPS per GiB, and 20 GiB; expected at most 10000, or a volume-size of at least 30',
    ],
    [
      { type: 'gp3', throughput: 1_000 },
      'volume-throughput: 1000 is not valid because gp3 has 0.25 MiB/s per IOPS, and 3000 IOPS; expected at most 750, or volume-iops of at least 4000',
    ],
    [
      { type: 'gp3', iops: 4_001, throughput: 1_001 },
      'volume-throughput: 1001 is not valid because gp3 has 0.25 MiB/s per IOPS, and 4001 IOPS; expected at most 1000, or volume-iops of at least 4004',
    ],
  ])('complains about %o', (volume, problem) => {
    expect(problemsOf(volume)).toEqual([problem]);
  });

  it('lists all problems at once', () => {
    expect(problemsOf({ size: 0, type: 'gp2', throughput: 1, kmsKey: '' })).toHaveLength(3);
    expect(problemsOf({ size: 8, type: 'gp3', iops: 5_000, throughput: 2_000 })).toHaveLength(2);
  });
});
