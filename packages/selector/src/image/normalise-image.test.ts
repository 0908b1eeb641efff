import { describe, expect, it } from 'vitest';
import { NOW, sampleImage } from '../testing/samples.ts';

describe('toImage', () => {
  it('has the disks of the image', () => {
    const { blockDevices } = sampleImage({
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/xvda',
          Ebs: {
            VolumeSize: 8,
            VolumeType: 'gp3',
            Encrypted: false,
            SnapshotId: 'snap-0123456789abcdef0',
            DeleteOnTermination: true,
          },
        },
        { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
        { DeviceName: '/dev/sdc', NoDevice: '' },
      ],
    });

    expect(blockDevices).toEqual([
      {
        deviceName: '/dev/xvda',
        sizeGiB: 8,
        type: 'gp3',
        encrypted: false,
        snapshotId: 'snap-0123456789abcdef0',
        deleteOnTermination: true,
      },
      { deviceName: '/dev/sdb', virtualName: 'ephemeral0' },
    ]);
    expect(sampleImage().blockDevices).toEqual([]);
  });

  it('has the source, the billing, the life and the marks of the image', () => {
    const image = sampleImage({
      SourceImageId: 'ami-0aaaaaaaaaaaaaaaa',
      SourceImageRegion: 'us-east-1',
      UsageOperation: 'RunInstances:0010',
      FreeTierEligible: false,
      LastLaunchedTime: '2026-11-20T10:00:00Z',
      DeregistrationProtection: 'enabled-with-cooldown',
      PublicSsmParameterName: '/aws/service/golden',
      ImageWatermarks: [
        {
          WatermarkKey: '123456789012:approvedAmi',
          WatermarkCreationTime: new Date('2026-10-01T00:00:00Z'),
          SourceImageId: 'ami-0bbbbbbbbbbbbbbbb',
          SourceImageRegion: 'eu-central-1',
          SourceImageCreationTime: new Date('2026-09-01T00:00:00Z'),
        },
      ],
    });

    expect(image).toMatchObject({
      sourceImageId: 'ami-0aaaaaaaaaaaaaaaa',
      sourceImageRegion: 'us-east-1',
      usageOperation: 'RunInstances:0010',
      freeTierEligible: false,
      lastLaunchedTime: new Date('2026-11-20T10:00:00Z'),
      deregistrationProtection: 'enabled-with-cooldown',
      publicSsmParameter: '/aws/service/golden',
      watermarks: [
        {
          key: '123456789012:approvedAmi',
          createdAt: new Date('2026-10-01T00:00:00Z'),
          sourceImageId: 'ami-0bbbbbbbbbbbbbbbb',
          sourceImageRegion: 'eu-central-1',
          sourceImageCreationDate: new Date('2026-09-01T00:00:00Z'),
        },
      ],
    });
  });

  it('has the findings of Amazon Inspector', () => {
    const scanResults = {
      HighestFindingSeverityLabel: 'high' as const,
      FindingScanDate: new Date('2026-11-20T10:00:00Z'),
      HighFixAvailableSince: new Date('2026-11-01T00:00:00Z'),
    };

    expect(sampleImage({ ScanResults: scanResults }).scanResults).toEqual({
      highestSeverity: 'high',
      scannedAt: new Date('2026-11-20T10:00:00Z'),
      fixAvailableSince: { high: new Date('2026-11-01T00:00:00Z') },
    });
    expect(sampleImage().scanResults).toBeUndefined();
  });

  it('has the instance types that the image lists', () => {
    const image = sampleImage({
      InstanceTypeSpecification: {
        SupportedInstanceTypes: [{ InstanceType: 'c5.*' }, { InstanceType: 'm5.large' }],
        UnsupportedInstanceTypes: [{ InstanceType: '*.metal' }],
      },
    });

    expect(image.supportedInstanceTypes).toEqual(['c5.*', 'm5.large']);
    expect(image.unsupportedInstanceTypes).toEqual(['*.metal']);
  });

  it.each([
    ['no date', undefined],
    ['an empty date', ''],
    ['a date that is none', 'soon'],
  ])('of %s is of unknown age', (_, CreationDate) => {
    const image = sampleImage({ CreationDate });

    expect(image.creationDate).toBeUndefined();
    expect(image.ageDays).toBeUndefined();
  });

  it('counts whole days, none for a date after the clock of this machine', () => {
    expect(sampleImage({ CreationDate: '2026-11-01T00:00:00.000Z' }).ageDays).toBe(21);
    expect(sampleImage({ CreationDate: new Date(NOW.getTime() + 5_000).toISOString() }).ageDays).toBe(0);
  });
});
