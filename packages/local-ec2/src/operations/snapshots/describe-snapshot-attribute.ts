import type { DescribeSnapshotAttributeRequest, DescribeSnapshotAttributeResult } from '@aws-sdk/client-ec2';
import { ApiError } from '../../model/api-error.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { findSnapshot } from './find-snapshot.ts';

/** Snapshots are nobody's but the account's: sharing them is refused. */
export const describeSnapshotAttribute: Operation = defineOperation<
  DescribeSnapshotAttributeRequest,
  DescribeSnapshotAttributeResult
>({
  service: 'ec2',
  name: 'DescribeSnapshotAttribute',
  parameters: ['SnapshotId', 'Attribute', 'DryRun'],
  run: ({ SnapshotId = '', Attribute }, context) => {
    findSnapshot(SnapshotId, context);
    if (Attribute === 'createVolumePermission') return { SnapshotId, CreateVolumePermissions: [] };
    if (Attribute === 'productCodes') return { SnapshotId, ProductCodes: [] };
    throw new ApiError(
      'InvalidParameterValue',
      `Value (${String(Attribute)}) for parameter attribute is invalid.`,
    );
  },
});
