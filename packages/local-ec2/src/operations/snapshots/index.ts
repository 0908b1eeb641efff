import type { Operation } from '../operation.ts';
import { deleteSnapshot } from './delete-snapshot.ts';
import { describeSnapshotAttribute } from './describe-snapshot-attribute.ts';
import { describeSnapshots } from './describe-snapshots.ts';

export const snapshotOperations: readonly Operation[] = [
  deleteSnapshot,
  describeSnapshotAttribute,
  describeSnapshots,
];
