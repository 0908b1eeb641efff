import { DeleteSnapshotCommand, DescribeSnapshotsCommand, type Snapshot } from '@aws-sdk/client-ec2';
import { collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import type { InventoryItem, Kind } from './kind.ts';
import { removeEach } from './remove-each.ts';

/** Snapshots of the account: the disks of an image, free once that is deregistered. */
export const snapshots: Kind = {
  kind: 'snapshot',
  idFilter: 'snapshot-id',
  removal: 'ec2 delete-snapshot --snapshot-id',
  mayBelongTo: ({ baking = false }) => baking,
  isGoing: () => false,

  list: async (filters, dependencies) => {
    const query = { OwnerIds: ['self'], Filters: [...filters] };
    const found = await collectPages(
      (next) =>
        request(
          () => dependencies.ec2.send(new DescribeSnapshotsCommand({ ...query, ...next })),
          { action: 'ec2:DescribeSnapshots' },
          dependencies,
        ),
      ({ Snapshots = [] }) => Snapshots,
    );
    return found.map(toItem);
  },

  remove: removeEach('ec2:DeleteSnapshot', (id, { ec2 }) =>
    ec2.send(new DeleteSnapshotCommand({ SnapshotId: id })),
  ),
};

function toItem({
  SnapshotId: id = '',
  State: state = 'completed',
  StartTime: createdAt,
  Tags: tags,
}: Snapshot): InventoryItem {
  return { kind: 'snapshot', id, state, createdAt, tags };
}
