import { DeleteSnapshotCommand, DescribeSnapshotsCommand, type Snapshot } from '@aws-sdk/client-ec2';
import { collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import type { InventoryItem, Kind } from './kind.ts';
import { removeItem } from './remove-item.ts';

/** Snapshots of the account: the disks of an image, free once that is deregistered. */
export const snapshots: Kind = {
  kind: 'snapshot',
  idFilter: 'snapshot-id',
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

  remove: (item, dependencies) => {
    const command = new DeleteSnapshotCommand({ SnapshotId: item.id });
    return removeItem(item, 'ec2:DeleteSnapshot', () => dependencies.ec2.send(command), dependencies);
  },
};

function toItem({
  SnapshotId: id = '',
  State: state = 'completed',
  StartTime: createdAt,
  Tags: tags,
}: Snapshot): InventoryItem {
  return { kind: 'snapshot', id, state, createdAt, tags };
}
