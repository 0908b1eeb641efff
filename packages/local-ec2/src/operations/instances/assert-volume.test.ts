import { expect, it } from 'vitest';
import type { PlannedDevice } from '../../world/launch-plan.ts';
import { assertVolume } from './assert-volume.ts';

type Size = Pick<PlannedDevice, 'type' | 'sizeGib' | 'iops' | 'throughput'>;

const volume = (size: Size): PlannedDevice => ({
  deviceName: '/dev/sdf',
  encrypted: false,
  deleteOnTermination: true,
  ...size,
});

const ratio = (value: string, most: number) =>
  `Iops to volume size ratio of ${value} is too high; maximum is ${most}`;

it.each<[Size, string]>([
  [{ type: 'st1', sizeGib: 124 }, 'Volume st1 size in GiB of 124 is too low; minimum is 125.'],
  [{ type: 'sc1', sizeGib: 16_385 }, 'Volume sc1 size in GiB of 16385 is too high; maximum is 16384.'],
  [{ type: 'gp2', sizeGib: 16_385 }, 'Volume gp2 size in GiB of 16385 is too high; maximum is 16384.'],
  [{ type: 'gp3', sizeGib: 65_537 }, 'Volume gp3 size in GiB of 65537 is too high; maximum is 65536.'],
  [{ type: 'standard', sizeGib: 1_025 }, 'Volume standard size in GiB of 1025 is too high; maximum is 1024.'],
  [{ type: 'gp3', sizeGib: 1.5 }, 'Invalid volume size: 1.5 GiB'],
  [{ type: 'gp4', sizeGib: 8 }, 'Invalid volume type: gp4'],
  [{ type: 'io1', sizeGib: 10, iops: 510 }, ratio('51.000000', 50)],
  [{ type: 'io2', sizeGib: 10, iops: 10_010 }, ratio('1001.000000', 1_000)],
  [{ type: 'gp3', sizeGib: 20, iops: 15_000 }, ratio('750.000000', 500)],
  [{ type: 'gp3', sizeGib: 20, iops: 2_999 }, 'Volume iops of 2999 is too low; minimum is 3000.'],
  [{ type: 'io1', sizeGib: 2_000, iops: 64_001 }, 'Volume iops of 64001 is too high; maximum is 64000.'],
  [
    { type: 'gp3', sizeGib: 20, iops: 9_000, throughput: 2_001 },
    'Volume throughput of 2001 is too high; maximum is 2000.',
  ],
  [
    { type: 'gp3', sizeGib: 20, iops: 3_000, throughput: 1_000 },
    'Throughput (MiBps) to iops ratio of 0.333333 is too high; maximum is 0.250000 MiBps per iops',
  ],
])('refuses %o', (size, message) => {
  expect(() => assertVolume(volume(size))).toThrow(
    expect.objectContaining({ code: 'InvalidParameterValue', message }),
  );
});

it.each<Size>([
  { type: 'gp3', sizeGib: 65_536, iops: 80_000, throughput: 2_000 },
  { type: 'gp3', sizeGib: 1, iops: 3_000, throughput: 750 },
  { type: 'gp2', sizeGib: 8, iops: 100 },
  { type: 'io1', sizeGib: 10, iops: 500 },
  { type: 'io2', sizeGib: 256, iops: 256_000 },
  { type: 'st1', sizeGib: 125 },
  { type: 'standard', sizeGib: 1_024 },
])('lets %o pass', (size) => {
  expect(() => assertVolume(volume(size))).not.toThrow();
});
