import type { Image } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';
import { toFleetImage } from './fleet-request.ts';

const IMAGE = {
  id: 'ami-00000000000000001',
  name: 'corp-base-1',
  architecture: 'arm64',
  rootDeviceName: '/dev/sda1',
  rootDeviceType: 'ebs',
  sshUser: 'ubuntu',
} as Image;

const ROOT = { deviceName: '/dev/sda1', sizeGiB: 8, snapshotId: 'snap-1' };
const DATA = { deviceName: '/dev/sdb', sizeGiB: 8 };
const OWN_DISK = { deviceName: '/dev/sdc', virtualName: 'ephemeral0' };

describe('toFleetImage', () => {
  it.each<[string, Partial<Image>, readonly string[]]>([
    ['root and data', { blockDevices: [ROOT, DATA] }, ['/dev/sda1', '/dev/sdb']],
    ['an encrypted one', { blockDevices: [{ ...ROOT, encrypted: true }] }, ['/dev/sda1']],
    ['a root that it does not list', { blockDevices: [] }, ['/dev/sda1']],
    ['no disk of the machine', { blockDevices: [ROOT, OWN_DISK] }, ['/dev/sda1']],
    ['nothing of a machine without EBS', { blockDevices: [OWN_DISK], rootDeviceType: 'instance-store' }, []],
    [
      'a volume beside a root on the machine',
      { blockDevices: [DATA], rootDeviceType: 'instance-store' },
      ['/dev/sdb'],
    ],
  ])('has the volumes of the image: %s', (_title, change, names) => {
    expect(toFleetImage({ ...IMAGE, ...change }, undefined).ebsDevices).toEqual(names);
  });

  it.each<[Partial<Image>, string | undefined]>([
    [{}, undefined],
    [{ noCloudInit: 'is configured by Ignition' }, 'is configured by Ignition'],
    [{ platform: 'windows' }, 'is Windows'],
  ])('knows that cloud-init does not run on %j', (change, noCloudInit) => {
    expect(toFleetImage({ ...IMAGE, blockDevices: [], ...change }, undefined).noCloudInit).toBe(noCloudInit);
  });
});
