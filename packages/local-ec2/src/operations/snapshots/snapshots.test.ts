import type {
  CopyImageResult,
  DescribeImagesResult,
  DescribeSnapshotsResult,
  Snapshot,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { copyImage } from '../images/copy-image.ts';
import { deregisterImage } from '../images/deregister-image.ts';
import { describeImages } from '../images/describe-images.ts';
import { codeOf, createImageBench, type ImageBench } from '../images/testing/image-bench.ts';
import { deleteSnapshot } from './delete-snapshot.ts';
import { describeSnapshots } from './describe-snapshots.ts';

async function snapshots(bench: ImageBench, input: object = {}): Promise<Snapshot[]> {
  return (await bench.call<DescribeSnapshotsResult>(describeSnapshots, input)).Snapshots ?? [];
}

async function copy(bench: ImageBench): Promise<{ imageId: string; snapshotId: string }> {
  const filter = { Owners: ['136693071363'], Filters: [{ Name: 'name', Values: ['debian-13-arm64-*'] }] };
  const [source] = (await bench.call<DescribeImagesResult>(describeImages, filter)).Images ?? [];
  const TagSpecifications = [{ ResourceType: 'snapshot', Tags: [{ Key: 'Made', Value: 'here' }] }];
  const input = {
    Name: 'copy',
    SourceRegion: 'us-east-1',
    SourceImageId: source?.ImageId,
    TagSpecifications,
  };
  const { ImageId: imageId = '' } = await bench.call<CopyImageResult>(copyImage, input);
  const [image] =
    (await bench.call<DescribeImagesResult>(describeImages, { ImageIds: [imageId] })).Images ?? [];
  return { imageId, snapshotId: image?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId ?? '' };
}

describe('snapshots of images', () => {
  it('are described with their tags', async () => {
    const bench = createImageBench();
    const { snapshotId } = await copy(bench);

    const [byId] = await snapshots(bench, { SnapshotIds: [snapshotId] });
    const byTag = await snapshots(bench, {
      OwnerIds: ['self'],
      Filters: [{ Name: 'tag:Made', Values: ['h*'] }],
    });

    expect(byId).toMatchObject({
      State: 'completed',
      VolumeSize: 8,
      Progress: '100%',
      Tags: [{ Key: 'Made', Value: 'here' }],
    });
    expect(byTag.map((snapshot) => snapshot.SnapshotId)).toEqual([snapshotId]);
  });

  it('cannot be deleted while an image uses them, and stay when the image is deregistered', async () => {
    const bench = createImageBench();
    const { imageId, snapshotId } = await copy(bench);
    const remove = (): Promise<string> => codeOf(bench.call(deleteSnapshot, { SnapshotId: snapshotId }));

    expect(await remove()).toBe('InvalidSnapshot.InUse');
    await bench.call(deregisterImage, { ImageId: imageId });
    expect(
      bench
        .context()
        .world.journal.remaining()
        .map((resource) => resource.kind),
    ).toEqual(['snapshot']);
    expect(await remove()).toBe('none');
    expect(await remove()).toBe('InvalidSnapshot.NotFound');
    expect(bench.context().world.journal.remaining()).toEqual([]);
  });

  it('belong to one account', async () => {
    const bench = createImageBench();
    const { snapshotId } = await copy(bench);
    const other = { accountId: '210987654321' };

    const mine = await snapshots(bench);
    const theirs = await bench.call<DescribeSnapshotsResult>(describeSnapshots, {}, other);

    expect(mine.length).toBeGreaterThan(10);
    expect(theirs.Snapshots).toEqual([]);
    expect(await codeOf(bench.call(deleteSnapshot, { SnapshotId: snapshotId }, other))).toBe(
      'InvalidSnapshot.NotFound',
    );
  });
});
