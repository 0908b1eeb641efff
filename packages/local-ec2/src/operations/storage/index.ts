import type { Operation } from '../operation.ts';
import { deleteVolume } from './delete-volume.ts';
import { describeVolumes } from './describe-volumes.ts';

export const storageOperations: readonly Operation[] = [deleteVolume, describeVolumes];
