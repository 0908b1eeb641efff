import type {
  DeleteSnapshotReturnCode,
  DeregisterImageRequest,
  DeregisterImageResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { detailsOf, type ImageRecord, snapshotIdOf } from '../../catalogue/image/image-record.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { protectionAt } from './deregistration-protection.ts';
import { findOwnedImage } from './find-owned-image.ts';

/** DeregisterImage: the image lingers, then responses are empty, then it is not found (row 12). */
export const deregisterImage: Operation = defineOperation<DeregisterImageRequest, DeregisterImageResult>({
  service: 'ec2',
  name: 'DeregisterImage',
  parameters: ['ImageId', 'DeleteAssociatedSnapshots', 'DryRun'],
  run: ({ ImageId, DeleteAssociatedSnapshots }, context) => {
    const image = findOwnedImage(ImageId, context);
    if (protectionAt(image, context.now.getTime()) !== 'disabled') {
      throw new ApiError(
        'OperationNotPermitted',
        `The image '${image.id}' is protected against deregistration.`,
      );
    }
    image.state = 'deregistered';
    image.public = false;
    detailsOf(image).deregisteredAt = context.now.getTime();
    context.world.journal.deleted(image.id, context.now);
    const deleted = DeleteAssociatedSnapshots ? deleteSnapshots(image, context) : undefined;
    return { Return: true, ...(deleted && { DeleteSnapshotResults: deleted }) };
  },
});

/** The image, still registered, that uses the snapshot. */
export function imageUsing(
  snapshotId: string,
  { world, region, accountId }: RequestContext,
): ImageRecord | undefined {
  return world.images
    .store(region)
    .ownedBy([accountId])
    .filter((image) => image.details?.deregisteredAt === undefined)
    .find((image) => snapshotIdsOf(image).includes(snapshotId));
}

/** A snapshot that another image still uses stays. */
function deleteSnapshots(image: ImageRecord, context: RequestContext): DeleteSnapshotReturnCode[] {
  const { world, region, accountId, now } = context;
  const snapshots = world.images.snapshots(region);
  const ids = snapshotIdsOf(image);
  return ids.map((SnapshotId) => {
    if (imageUsing(SnapshotId, context)) return { SnapshotId, ReturnCode: 'skipped' as const };
    if (snapshots.get(SnapshotId)?.ownerId !== accountId)
      return { SnapshotId, ReturnCode: 'missing-permissions' };
    snapshots.delete(SnapshotId);
    world.journal.deleted(SnapshotId, now);
    return { SnapshotId, ReturnCode: 'success' };
  });
}

function snapshotIdsOf(image: ImageRecord): string[] {
  return image.traits.blockDevices.flatMap((device, index) =>
    device.virtualName === undefined ? snapshotIdOf(image, device, index) : [],
  );
}
