import { describe, expect, it } from 'vitest';
import type { RootVolume } from '../fleet/root-volume.ts';
import { checkVolume } from './check-volume.ts';

function problemsOf(volume: RootVolume): string[] {
  const problems: string[] = [];
  checkVolume(volume, (field, got, expected) => problems.push(`${field}: ${got}; expected ${expected}`));
  return problems;
}

describe('checkVolume', () => {
  it.each<[RootVolume]>([
    [{}],
    [{ size: 100 }],
    [{ size: 65_536, type: 'gp3', iops: 80_000, throughput: 2_000 }],
    [{ type: 'io2', iops: 256_000 }],
    [{ kmsKey: 'alias/ci/builds' }],
    [{ kmsKey: '1234abcd-12ab-34cd-56ef-1234567890ab' }],
    [{ kmsKey: 'arn:aws:kms:eu-central-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab' }],
  ])('has nothing against %o', (volume) => {
    expect(problemsOf(volume)).toEqual([]);
  });

  it.each<[RootVolume, string]>([
    [{ size: 0 }, 'volume-size: 0; expected whole GiB from 1 to 65536'],
    [{ size: 20_000, type: 'gp2' }, 'volume-size: 20000; expected whole GiB from 1 to 16384'],
    [{ type: 'st1' }, 'volume-type: st1; expected gp3, gp2, io1, io2, standard'],
    [{ type: 'toString' }, 'volume-type: toString; expected gp3, gp2, io1, io2, standard'],
    [{ iops: 4000 }, 'volume-type: undefined; expected gp3, io1 or io2 with volume-iops'],
    [
      { type: 'gp2', iops: 4000 },
      'volume-iops: 4000; expected nothing unless volume-type is gp3, io1 or io2',
    ],
    [{ type: 'gp3', iops: 100 }, 'volume-iops: 100; expected a number of gp3 from 3000 to 80000'],
    [{ type: 'io1' }, 'volume-iops: undefined; expected a number from 100 to 64000 with volume-type io1'],
    [
      { type: 'io2', iops: 100, throughput: 500 },
      'volume-throughput: 500; expected nothing unless volume-type is gp3',
    ],
    [{ kmsKey: 'my key' }, 'kms-key: my key; expected the id, the ARN or the alias (alias/…) of a key'],
  ])('complains about %o', (volume, problem) => {
    expect(problemsOf(volume)).toEqual([problem]);
  });

  it('lists all problems at once', () => {
    expect(problemsOf({ size: 0, type: 'gp2', throughput: 1, kmsKey: '' })).toHaveLength(3);
  });
});
