import type { DeleteSnapshotRequest } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { imageUsing } from '../images/deregister-image.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { findSnapshot } from './find-snapshot.ts';

/** DeleteSnapshot; a snapshot that a registered image needs stays. */
export const deleteSnapshot: Operation = defineOperation<DeleteSnapshotRequest, object>({
  service: 'ec2',
  name: 'DeleteSnapshot',
  parameters: ['SnapshotId', 'DryRun'],
  run: ({ SnapshotId = '' }, context) => {
    const { id } = findSnapshot(SnapshotId, context);
    const image = imageUsing(id, context);
    if (image)
      throw new ApiError('InvalidSnapshot.InUse', `The snapshot ${id} is currently in use by ${image.id}`);
    context.world.images.snapshots(context.region).delete(id);
    context.world.region(context.region).tags.remove(id);
    context.world.journal.deleted(id, context.now);
    return {};
  },
});
