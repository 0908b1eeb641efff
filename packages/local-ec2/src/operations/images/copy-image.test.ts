import type { CopyImageResult, CreateImageResult, RegisterImageResult } from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, it } from 'vitest';
import { codeOf, TEST_ACCOUNT } from './testing/image-bench.ts';
import { call, closeBenches, find, newBench, ownId, runInstance, settle } from './testing/image-life.ts';

afterEach(closeBenches);

describe('RegisterImage', () => {
  it('makes an image from a snapshot, with the old defaults of EC2', async () => {
    const bench = newBench();
    const { id } = runInstance(bench);
    const { ImageId = '' } = await call<CreateImageResult>(bench, 'CreateImage', {
      InstanceId: id,
      Name: 'baked',
    });
    await settle(bench);
    const [baked] = await find(bench, { ImageIds: [ImageId] });
    const SnapshotId = baked?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId;
    const mapping = {
      RootDeviceName: '/dev/xvda',
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId } }],
    };

    const result = await call<RegisterImageResult>(bench, 'RegisterImage', {
      Name: 'registered',
      ...mapping,
    });

    const [image] = await find(bench, { ImageIds: [result.ImageId] });
    expect(image).toMatchObject({
      Architecture: 'i386',
      VirtualizationType: 'paravirtual',
      EnaSupport: false,
    });
    expect(bench.images.store('us-east-1').get(result.ImageId ?? '')?.traits.sandbox).toEqual({
      kind: 'layer',
      path: '/layers/one',
    });
  });

  it('refuses unknown snapshots and a root device without one', async () => {
    const bench = newBench();
    const register = (Ebs: object): Promise<string> =>
      codeOf(
        call(bench, 'RegisterImage', {
          Name: 'registered',
          RootDeviceName: '/dev/xvda',
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs }],
        }),
      );

    expect(await register({ SnapshotId: 'snap-0123456789abcdef0' })).toBe('InvalidSnapshot.NotFound');
    expect(await register({ VolumeSize: 8 })).toBe('InvalidBlockDeviceMapping');
  });
});

describe('CopyImage', () => {
  const debian = { Owners: ['136693071363'], Filters: [{ Name: 'name', Values: ['debian-13-arm64-*'] }] };

  it('copies from another region, and remembers the source', async () => {
    const bench = newBench();
    const [source] = await find(bench, debian, { region: 'eu-west-1' });
    const input = {
      Name: 'copy',
      SourceRegion: 'eu-west-1',
      SourceImageId: source?.ImageId,
      Encrypted: true,
    };

    const { ImageId } = await call<CopyImageResult>(bench, 'CopyImage', input);

    const [copy] = await find(bench, { ImageIds: [ImageId] });
    expect(copy).toMatchObject({
      OwnerId: TEST_ACCOUNT,
      Architecture: 'arm64',
      SourceImageRegion: 'eu-west-1',
    });
    expect(copy?.SourceImageId).toBe(source?.ImageId);
    expect(copy?.BlockDeviceMappings?.[0]?.Ebs?.Encrypted).toBe(true);
    expect(copy?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId).not.toBe(
      source?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId,
    );
  });

  it('copies once for the same token', async () => {
    const bench = newBench();
    const [source] = await find(bench, debian);
    const input = {
      Name: 'copy',
      SourceRegion: 'us-east-1',
      SourceImageId: source?.ImageId,
      ClientToken: 'one',
    };

    const first = await call<CopyImageResult>(bench, 'CopyImage', input);
    const second = await call<CopyImageResult>(bench, 'CopyImage', input);

    expect(second).toEqual(first);
    expect(await codeOf(call(bench, 'CopyImage', { ...input, Name: 'other' }))).toBe(
      'IdempotentParameterMismatch',
    );
  });

  it('refuses images that are not there or not available', async () => {
    const bench = newBench();
    const copy = (SourceImageId: string, SourceRegion = 'us-east-1'): Promise<string> =>
      codeOf(call(bench, 'CopyImage', { Name: 'copy', SourceRegion, SourceImageId }));

    expect(await copy('ami-0123456789abcdef0')).toBe('InvalidAMIID.NotFound');
    expect(await copy(await ownId(bench, 'nightly-failed'))).toBe('InvalidAMIID.Unavailable');
    expect(await copy('ami-0123456789abcdef0', 'mars-1')).toBe('InvalidRequest');
  });
});
