import { DeleteVolumeCommand, DescribeVolumesCommand, type Volume } from '@aws-sdk/client-ec2';
import { collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import { goesWithInstance, type InventoryItem, type Kind } from './kind.ts';
import { removeItem } from './remove-item.ts';

/** Volumes: created by the launch; the root volume is deleted with its instance, others may outlive it. */
export const volumes: Kind = {
  kind: 'volume',
  idFilter: 'volume-id',
  isGoing: goesWithInstance,

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

  remove: async (item, dependencies) => {
    if (item.state !== 'available') return undefined;
    const command = new DeleteVolumeCommand({ VolumeId: item.id });
    return removeItem(item, 'ec2:DeleteVolume', () => dependencies.ec2.send(command), dependencies);
  },
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
