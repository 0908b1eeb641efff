import type { DeleteVolumeRequest } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findById, VOLUME } from '../resource-ids.ts';

export const deleteVolume: Operation = defineOperation<DeleteVolumeRequest, object>({
  service: 'ec2',
  name: 'DeleteVolume',
  parameters: ['VolumeId', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ VolumeId = '', DryRun }, context) => {
    const { volumes, tags } = regionOf(context);
    const volume = findById(VolumeId, VOLUME, context);
    if (volume.attachment) {
      throw new ApiError(
        'VolumeInUse',
        `Volume ${VolumeId} is currently attached to ${volume.attachment.instanceId}`,
      );
    }
    if (DryRun) return {};
    volumes.delete(VolumeId);
    tags.remove(VolumeId);
    context.world.journal.deleted(VolumeId, context.now);
    return {};
  },
});
