import { createVirtualClock } from '@ami-select/core/testing';
import type { Image } from '@ami-select/selector';
import { expect, it } from 'vitest';
import type { RootVolume } from '../fleet/root-volume.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, spawnDependencies, testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { preflight } from './preflight.ts';

const clock = createVirtualClock();
const image = {
  id: 'ami-0123456789abcdef0',
  architecture: 'arm64',
  virtualizationType: 'hvm',
  rootDeviceType: 'ebs',
  rootDeviceName: '/dev/sda1',
  blockDevices: [
    { deviceName: '/dev/sdb', virtualName: 'ephemeral0' },
    { deviceName: '/dev/sda1', sizeGiB: 8, type: 'gp3' },
  ],
  enaSupport: true,
} as unknown as Image;

it.each<[RootVolume, string | undefined]>([
  [
    { size: 2 },
    'volume-size: 2 is not valid because the root volume of ami-0123456789abcdef0 has 8 GiB; expected at least 8',
  ],
  [
    { type: 'io1', iops: 500 },
    'volume-iops: 500 is not valid because io1 has 50 IOPS per GiB, and 8 GiB; expected at most 400, or a volume-size of at least 10',
  ],
  [{ size: 8 }, undefined],
  [{ type: 'io1', iops: 400 }, undefined],
  [{ type: 'io1', iops: 500, size: 10 }, undefined],
  [{ kmsKey: 'alias/ci' }, undefined],
])('compares %j with the root volume of the image', async (volume, message) => {
  const dependencies = spawnDependencies(new FakeEc2({ clock }), clock);

  const checking = preflight(fleetIntent(clock, { volume }), dependencies, { image });

  if (message === undefined) await expect(checking).resolves.toBeUndefined();
  else await expect(checking).rejects.toThrow(message);
});

it.each<[RootVolume, string, string]>([
  [{ size: 2 }, 'InvalidBlockDeviceMapping', "Volume of size 2GB is smaller than snapshot 'snap-1'"],
  [
    { type: 'io1', iops: 500 },
    'InvalidParameterValue',
    'Iops to volume size ratio of 62.500000 is too high; maximum is 50',
  ],
])('says %j once, in words of the request', async (volume, name, message) => {
  const { ec2 } = scriptedEc2(({ action }) => {
    if (action === 'RunInstances') throw Object.assign(ec2Error(name, 400), { message });
    return {};
  });
  const dependencies = { ...testDependencies(ec2, clock), callerAddress: async () => '198.51.100.4' };

  const refusal = await preflight(fleetIntent(clock, { volume }), dependencies, { image }).catch(String);

  expect(refusal).toContain('volume-');
  expect(refusal).not.toContain(message);
});
