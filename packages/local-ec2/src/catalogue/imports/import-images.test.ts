import type { DescribeImagesResult } from '@aws-sdk/client-ec2';
import type { GetParameterResult } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { describeImages } from '../../operations/images/describe-images.ts';
import { createImageBench, TEST_ACCOUNT } from '../../operations/images/testing/image-bench.ts';
import { getParameter } from '../../operations/parameters/get-parameter.ts';
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
      Images: [
        { ...UBUNTU, ImageId: 'x', CreationDate: 'soon', Tags: {}, State: 'asleep' },
        { ...UBUNTU, OwnerId: undefined, BlockDeviceMappings: ['/dev/sda1'], Public: 'yes' },
        7,
      ],
    };

    expect(() => parseImages(broken)).toThrow(
      expect.objectContaining({
        problems: [
          'image 1 (x): ImageId is "x", which is not an image id',
          'image 1 (x): State is "asleep", which is unknown; known: pending, available, failed, disabled, deregistered, invalid, transient, error',
          'image 1 (x): CreationDate is "soon", which is not a date',
          'image 1 (x): Tags is {}, which is not a list of objects',
          'image 2 (ami-0a1b2c3d4e5f67890) has no OwnerId',
          'image 2 (ami-0a1b2c3d4e5f67890): Public is "yes", which is neither true nor false',
          'image 2 (ami-0a1b2c3d4e5f67890): BlockDeviceMappings is ["/dev/sda1"], which is not a list of objects',
          'image 3 is not an object',
        ].map((message) => ({ message })),
      }),
    );
    expect(() => parseImages({ images: [] })).toThrow('Images is missing');
  });

  it.each(['2026-11-31T01:02:03.000Z', '2027-02-30', '2027-02-29T00:00:00+00:00', '30 February 2026'])(
    'takes %s for no date',
    (CreationDate) => {
      const parse = () => parseImages({ Images: [{ ...UBUNTU, CreationDate }] });

      expect(parse).toThrow(`CreationDate is "${CreationDate}", which is not a date`);
    },
  );

  it.each(['2028-02-29', '2026-11-01T01:02:03Z', '2026-11-01T01:02:03+00:00'])('takes %s', (CreationDate) => {
    expect(parseImages({ Images: [{ ...UBUNTU, CreationDate }] })).toHaveLength(1);
  });

  it('reports the first problems of a file with thousands, and the number of the others', () => {
    const Images = Array.from({ length: 2_000 }, () => ({}));

    expect(() => parseImages({ Images })).toThrow(
      /image 17 \(without an id\) has no OwnerId\n- and 5950 more$/,
    );
  });

  it('takes the list alone, which `--query Images` leaves', () => {
    expect(parseImages([UBUNTU]).map(({ id }) => id)).toEqual([UBUNTU.ImageId]);
  });

  it('takes nulls, images of long ago, and kernels', async () => {
    const bench = createImageBench();
    const old = {
      ...{ ImageId: 'aki-88aa75e1', OwnerId: '137112412989', Architecture: 'x86_64', ImageType: 'kernel' },
      ...{ Name: null, CreationDate: '', Platform: null, Tags: null, BlockDeviceMappings: [], Public: true },
    };

    importImages({ Images: [old] }, bench.images.store('us-east-1'));

    const input = { ImageIds: ['aki-88aa75e1'] };
    const { Images } = await bench.call<DescribeImagesResult>(describeImages, input);
    expect(Images?.[0]).toMatchObject({ ImageType: 'kernel', State: 'available', OwnerId: '137112412989' });
    expect(Object.keys(Images?.[0] ?? {})).not.toEqual(expect.arrayContaining(['Name']));
    expect(Images?.[0]?.CreationDate).toBe('');
  });

  it('private images of another account can be seen, for whoever listed them could', async () => {
    const bench = createImageBench();
    const image = { ...UBUNTU, OwnerId: '555566667777', Public: false, ImageOwnerAlias: 'self' };

    importImages([image], bench.images.store('us-east-1'), { accountId: TEST_ACCOUNT });

    const ImageIds = [UBUNTU.ImageId];
    const { Images } = await bench.call<DescribeImagesResult>(describeImages, {
      ImageIds,
      ExecutableUsers: ['self'],
    });
    const owner = { accountId: '555566667777' };
    const self = await bench.call<DescribeImagesResult>(describeImages, { Owners: ['self'] }, owner);
    expect(Images?.map(({ ImageOwnerAlias, Public }) => [ImageOwnerAlias, Public])).toEqual([
      [undefined, false],
    ]);
    expect(self.Images?.map(({ ImageId }) => ImageId)).toEqual(ImageIds);
  });

  it('images of vendors in the marketplace keep their product codes and are found under the alias', async () => {
    const bench = createImageBench();
    const ProductCodes = [{ ProductCodeId: 'abcdefghijklmnopqrstuvwxy', ProductCodeType: 'marketplace' }];
    const sold = { ...UBUNTU, OwnerId: '444455556666', ImageOwnerAlias: 'aws-marketplace', ProductCodes };
    const other = { ...UBUNTU, ImageId: 'ami-00000000000000001', OwnerId: '444455556666' };

    importImages([other, sold], bench.images.store('us-east-1'));

    const { Images } = await bench.call<DescribeImagesResult>(describeImages, {
      Owners: ['aws-marketplace'],
      Filters: [{ Name: 'product-code', Values: ['abcdefghijklmnopqrstuvwxy'] }],
    });
    expect(Images).toMatchObject([{ ImageId: UBUNTU.ImageId, ProductCodes }]);
  });

  it('public parameters follow the images of a file', async () => {
    const bench = createImageBench();
    const PublicSsmParameterName = '/aws/service/debian/release/13/latest/amd64';
    const value = async (): Promise<string | undefined> =>
      (await bench.call<GetParameterResult>(getParameter, { Name: PublicSsmParameterName })).Parameter?.Value;
    const before = await value();

    importImages(
      [{ ...UBUNTU, CreationDate: '2026-11-22T06:59:59.000Z', PublicSsmParameterName }],
      bench.images.store('us-east-1'),
    );

    expect([before === UBUNTU.ImageId, await value()]).toEqual([false, UBUNTU.ImageId]);
  });

  it('gives back a whole region as it was described', async () => {
    const source = createImageBench();
    const target = createImageBench({ size: 0 });
    const all = { IncludeDeprecated: true, IncludeDisabled: true };
    const described = await source.call<DescribeImagesResult>(describeImages, all);
    const file = JSON.parse(JSON.stringify(described));

    importImages(file, target.images.store('us-east-1'), { accountId: TEST_ACCOUNT });

    const { Images } = await target.call<DescribeImagesResult>(describeImages, all);
    expect(Images?.length).toBeGreaterThan(3_000);
    expect(Images).toEqual(file.Images);
  });

  it('keeps watermarks and results of scans, which no other image has', async () => {
    const bench = createImageBench();
    const ImageWatermarks = [
      {
        WatermarkKey: 'golden',
        SourceImageRegion: 'eu-west-1',
        WatermarkCreationTime: '2026-10-01T00:00:00.000Z',
      },
    ];
    const ScanResults = { HighestFindingSeverityLabel: 'high', FindingScanDate: '2026-11-01T10:00:00.000Z' };
    const filter = async (Name: string, Value: string): Promise<(string | undefined)[] | undefined> => {
      const input = { Filters: [{ Name, Values: [Value] }] };
      return (await bench.call<DescribeImagesResult>(describeImages, input)).Images?.map(
        (one) => one.ImageId,
      );
    };

    importImages([{ ...UBUNTU, ImageWatermarks, ScanResults }], bench.images.store('us-east-1'));

    const { Images } = await bench.call<DescribeImagesResult>(describeImages, { ImageIds: [UBUNTU.ImageId] });
    expect(JSON.parse(JSON.stringify(Images))).toEqual([{ ...UBUNTU, ImageWatermarks, ScanResults }]);
    expect(await filter('image-watermark.watermark-key', 'gold*')).toEqual([UBUNTU.ImageId]);
    expect(await filter('scan-result.finding-scan-date', '2026-11-*')).toEqual([UBUNTU.ImageId]);
    expect(await filter('scan-result.highest-finding-severity-label', '*')).toEqual([UBUNTU.ImageId]);
  });

  it.each([
    [{ ScanResults: { FindingScanDate: 'soon' } }, 'whose FindingScanDate is not a date'],
    [{ ImageWatermarks: [{ WatermarkCreationTime: 7 }] }, 'whose WatermarkCreationTime is not a date'],
    [{ ImageWatermarks: {} }, 'which is not a list of objects'],
  ])('refuses %j', (members, problem) => {
    expect(() => parseImages([{ ...UBUNTU, ...members }])).toThrow(problem);
  });

  it('takes a file of 100,000 images without a second look at each', () => {
    const Images = Array.from({ length: 100_000 }, (_, index) => ({
      ...UBUNTU,
      ImageId: `ami-${index.toString(16).padStart(17, '0')}`,
    }));
    const store = createImageBench({ size: 0 }).images.store('us-east-1');

    expect(importImages(Images, store)).toBe(100_000);
    expect(store.size).toBe(100_000);
  });
});
