import type { DescribeSnapshotsRequest, DescribeSnapshotsResult, Snapshot } from '@aws-sdk/client-ec2';
import type { SnapshotRecord } from '../../catalogue/image-registry.ts';
import { compileFilters, type FieldValue } from '../../state/filters.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdsOrPages, pageOf, shuffled } from '../paging.ts';
import { findSnapshot } from './find-snapshot.ts';

/** Id that AWS shows for a snapshot that was copied rather than created from a volume. */
const NO_VOLUME = 'vol-ffffffff';

const FIELDS: Record<string, (snapshot: Snapshot) => FieldValue> = {
  description: (snapshot) => snapshot.Description,
  encrypted: (snapshot) => snapshot.Encrypted,
  'owner-alias': (snapshot) => snapshot.OwnerAlias,
  'owner-id': (snapshot) => snapshot.OwnerId,
  progress: (snapshot) => snapshot.Progress,
  'snapshot-id': (snapshot) => snapshot.SnapshotId,
  'start-time': (snapshot) => snapshot.StartTime?.toISOString(),
  status: (snapshot) => snapshot.State,
  'storage-tier': (snapshot) => snapshot.StorageTier,
  'transfer-type': (snapshot) => snapshot.TransferType,
  'volume-id': (snapshot) => snapshot.VolumeId,
  'volume-size': (snapshot) => snapshot.VolumeSize,
};

/** DescribeSnapshots, of the account's own: what images leave behind. */
export const describeSnapshots: Operation = defineOperation<
  DescribeSnapshotsRequest,
  DescribeSnapshotsResult
>({
  service: 'ec2',
  name: 'DescribeSnapshots',
  parameters: ['SnapshotIds', 'OwnerIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    assertIdsOrPages(input.SnapshotIds, input, 'snapshotIds');
    const { tags } = context.world.region(context.region);
    const matches = compileFilters<Snapshot>(input.Filters, {
      fields: FIELDS,
      tags: ({ SnapshotId = '' }) => tags.of(SnapshotId, context.tagLagMs),
    });
    const owners = input.OwnerIds?.map((owner) => (owner === 'self' ? context.accountId : owner));
    const found = asked(input, context).filter(({ ownerId }) => owners?.includes(ownerId) ?? true);
    const outputs = shuffled(found, context).map((snapshot) => snapshotOutput(snapshot, context));
    const { items, ...next } = pageOf(outputs.filter(matches), input);
    return { Snapshots: [...items], ...next };
  },
});

function asked({ SnapshotIds }: DescribeSnapshotsRequest, context: RequestContext): SnapshotRecord[] {
  const { world, region, accountId } = context;
  if (SnapshotIds?.length) return SnapshotIds.map((id) => findSnapshot(id, context));
  return [...world.images.snapshots(region).values()].filter(
    ({ id, ownerId }) => ownerId === accountId && world.visibility.isVisible(id),
  );
}

function snapshotOutput(snapshot: SnapshotRecord, { world, region, now }: RequestContext): Snapshot {
  const isDone = snapshot.completedAt !== undefined && snapshot.completedAt <= now.getTime();
  return {
    SnapshotId: snapshot.id,
    VolumeId: snapshot.volumeId ?? NO_VOLUME,
    State: isDone ? 'completed' : 'pending',
    // Unknown for an image without a date.
    ...(snapshot.startedAt > 0 && { StartTime: new Date(snapshot.startedAt) }),
    Progress: isDone ? '100%' : '0%',
    OwnerId: snapshot.ownerId,
    Description: snapshot.description,
    VolumeSize: snapshot.size,
    Encrypted: snapshot.encrypted,
    StorageTier: 'standard',
    Tags: [...world.region(region).tags.of(snapshot.id)],
  };
}
