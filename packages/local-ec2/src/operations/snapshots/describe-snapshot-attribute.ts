import type { DescribeSnapshotAttributeRequest, DescribeSnapshotAttributeResult } from '@aws-sdk/client-ec2';
import { attributeNamed } from '../attribute-name.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { findSnapshot } from './find-snapshot.ts';

/** Snapshots belong to the account only: sharing them is refused. */
export const describeSnapshotAttribute: Operation = defineOperation<
  DescribeSnapshotAttributeRequest,
  DescribeSnapshotAttributeResult
>({
  service: 'ec2',
  name: 'DescribeSnapshotAttribute',
  parameters: ['SnapshotId', 'Attribute', 'DryRun'],
  run: ({ SnapshotId = '', Attribute }, context) => {
    findSnapshot(SnapshotId, context);
    const attribute = attributeNamed(Attribute, ['createVolumePermission', 'productCodes']);
    if (attribute === 'productCodes') return { SnapshotId, ProductCodes: [] };
    return { SnapshotId, CreateVolumePermissions: [] };
  },
});
