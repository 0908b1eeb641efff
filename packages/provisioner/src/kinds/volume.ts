import { DeleteVolumeCommand, DescribeVolumesCommand, type Volume } from '@aws-sdk/client-ec2';
import { collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import { goesWithInstance, type InventoryItem, type Kind } from './kind.ts';
import { removeEach, removeOne } from './remove-each.ts';

const DELETED: ReadonlySet<string> = new Set(['deleting', 'deleted']);

/** Volumes: created by the launch; the root volume is deleted with its instance, others may outlive it. */
export const volumes: Kind = {
  kind: 'volume',
  idFilter: 'volume-id',
  removal: 'ec2 delete-volume --volume-id',
  isGoing: (item, shuttingDown) => DELETED.has(item.state) || goesWithInstance(item, shuttingDown),

  list: async (filters, dependencies) => {
    const found = await collectPages(
      (next) =>
        request(
          () => dependencies.ec2.send(new DescribeVolumesCommand({ Filters: [...filters], ...next })),
          { action: 'ec2:DescribeVolumes' },
          dependencies,
        ),
      ({ Volumes = [] }) => Volumes,
    );
    return found.map(toItem);
  },

  /** EC2 refuses to delete a volume in use. */
  mayRemove: ({ state }) => state === 'available',

  remove: removeEach(
    removeOne('ec2:DeleteVolume', (id, { ec2 }) => ec2.send(new DeleteVolumeCommand({ VolumeId: id }))),
  ),
};

function toItem({
  VolumeId: id = '',
  State: state = 'in-use',
  Attachments = [],
  Tags: tags,
  CreateTime: createdAt,
}: Volume): InventoryItem {
  const instanceId = Attachments.find(({ DeleteOnTermination }) => DeleteOnTermination)?.InstanceId;
  const usedBy = Attachments[0]?.InstanceId;
  return { kind: 'volume', id, state, instanceId, usedBy, createdAt, tags };
}
