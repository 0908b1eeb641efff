import type { Operation } from '../operation.ts';
import { deleteVolume } from './delete-volume.ts';
import { describeVolumeAttribute, getEbsEncryptionByDefault } from './describe-volume-attribute.ts';
import { describeVolumeStatus } from './describe-volume-status.ts';
import { describeVolumes } from './describe-volumes.ts';

export const storageOperations: readonly Operation[] = [
  deleteVolume,
  describeVolumeAttribute,
  describeVolumeStatus,
  describeVolumes,
  getEbsEncryptionByDefault,
];
