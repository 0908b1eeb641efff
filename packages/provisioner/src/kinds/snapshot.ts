import {
  DeleteSnapshotCommand,
  DescribeSnapshotsCommand,
  type Filter,
  type Snapshot,
} from '@aws-sdk/client-ec2';
import { collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { InventoryItem, Kind } from './kind.ts';
import { type RemoveOne, removeEach, removeOne } from './remove-each.ts';

/** EC2 refuses with `InvalidSnapshot.InUse` while an image needs it. */
export const deleteSnapshot: RemoveOne = removeOne('ec2:DeleteSnapshot', (id, { ec2 }) =>
  ec2.send(new DeleteSnapshotCommand({ SnapshotId: id })),
);

/** Snapshots of the account: the disks of an image, free once that is deregistered. */
export const snapshots: Kind = {
  kind: 'snapshot',
  idFilter: 'snapshot-id',
  removal: 'ec2 delete-snapshot --snapshot-id',
  mayBelongTo: ({ baking = false }) => baking,
  isGoing: () => false,
  list: async (filters, dependencies) => (await findSnapshots(filters, dependencies)).map(toItem),
  remove: removeEach(deleteSnapshot),
};

/** Every page of the account's snapshots that the filters find. */
function findSnapshots(
  filters: readonly Filter[],
  dependencies: ProvisionerDependencies,
): Promise<Snapshot[]> {
  const query = { OwnerIds: ['self'], Filters: [...filters] };
  return collectPages(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeSnapshotsCommand({ ...query, ...next })),
        { action: 'ec2:DescribeSnapshots' },
        dependencies,
      ),
    ({ Snapshots = [] }) => Snapshots,
  );
}

function toItem({
  SnapshotId: id = '',
  State: state = 'completed',
  StartTime: createdAt,
  Tags: tags,
}: Snapshot): InventoryItem {
  return { kind: 'snapshot', id, state, createdAt, tags };
}
