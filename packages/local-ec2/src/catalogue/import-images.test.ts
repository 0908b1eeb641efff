import type { DescribeImagesResult } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { describeImages } from '../operations/images/describe-images.ts';
import { createImageBench } from '../operations/images/testing/image-bench.ts';
import { importImages, parseImages } from './import-images.ts';

const UBUNTU = {
  ImageId: 'ami-0a1b2c3d4e5f67890',
  Name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20990101',
  OwnerId: '099720109477',
  CreationDate: '2026-11-01T01:02:03.000Z',
  Architecture: 'x86_64',
  Public: true,
  State: 'available',
  ImageLocation: 'amazon/ubuntu',
  ImageType: 'machine',
  PlatformDetails: 'Linux/UNIX',
  UsageOperation: 'RunInstances',
  RootDeviceName: '/dev/sda1',
  RootDeviceType: 'ebs',
  VirtualizationType: 'hvm',
  Hypervisor: 'xen',
  EnaSupport: true,
  SriovNetSupport: 'simple',
  BootMode: 'uefi-preferred',
  ImdsSupport: 'v2.0',
  DeprecationTime: '2028-11-01T01:02:03.000Z',
  Description: 'Canonical, Ubuntu, 24.04',
  BlockDeviceMappings: [
    {
      DeviceName: '/dev/sda1',
      Ebs: {
        DeleteOnTermination: true,
        SnapshotId: 'snap-0123456789abcdef0',
        VolumeSize: 8,
        VolumeType: 'gp3',
        Encrypted: false,
      },
    },
    { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
  ],
};

describe('importImages', () => {
  it('gives back what it was given', async () => {
    const bench = createImageBench();

    const count = importImages({ Images: [UBUNTU] }, bench.images.store('us-east-1'));

    const input = { ImageIds: [UBUNTU.ImageId] };
    const { Images } = await bench.call<DescribeImagesResult>(describeImages, input);
    expect(count).toBe(1);
    expect(Images).toEqual([UBUNTU]);
  });

  it('takes in what another endpoint of its kind describes, and replaces what is there', async () => {
    const source = createImageBench();
    const target = createImageBench({ size: 1000 });
    const { Images } = await source.call<DescribeImagesResult>(describeImages, {
      Owners: ['amazon'],
      IncludeDeprecated: true,
    });

    const count = importImages(JSON.parse(JSON.stringify({ Images })), target.images.store('us-east-1'));

    const after = await target.call<DescribeImagesResult>(describeImages, {
      Owners: ['amazon'],
      IncludeDeprecated: true,
    });
    expect(count).toBe(Images?.length);
    expect(
      after.Images?.filter((image) => Images?.some((other) => other.ImageId === image.ImageId)).length,
    ).toBe(count);
  });

  it('shares what many images have in common', () => {
    const [first, second] = parseImages({
      Images: [
        { ...UBUNTU, BlockDeviceMappings: [] },
        { ...UBUNTU, BlockDeviceMappings: [], ImageId: 'ami-0a1b2c3d4e5f67891' },
      ],
    });

    expect(second?.traits).toBe(first?.traits);
  });

  it.each([
    ['debian-13-amd64', '136693071363', 'admin'],
    ['my-ubuntu-base', '123456789012', 'ubuntu'],
    ['corp-base', '123456789012', 'ec2-user'],
  ])('gives %s of %s the user %s', (Name, OwnerId, user) => {
    const [image] = parseImages({ Images: [{ ...UBUNTU, Name, OwnerId }] });

    expect(image?.traits.sshUser).toBe(user);
  });

  it('lists every problem of a file at once', () => {
    const broken = {
      Images: [{ ...UBUNTU, ImageId: 'x', CreationDate: 'soon' }, { ...UBUNTU, Name: undefined }, 7],
    };

    expect(() => parseImages(broken)).toThrow(
      expect.objectContaining({
        problems: [
          'image 1 (x) has an id that is no image id',
          'image 1 (x) has the date soon, which is none',
          'image 2 (ami-0a1b2c3d4e5f67890) has no Name',
          'image 3 is not an object',
        ],
      }),
    );
    expect(() => parseImages([])).toThrow('there is no list "Images"');
  });
});
