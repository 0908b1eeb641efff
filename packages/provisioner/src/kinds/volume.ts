import { DeleteVolumeCommand, DescribeVolumesCommand, type Volume } from '@aws-sdk/client-ec2';
import { byFleet, collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import { goesWithInstance, type InventoryItem, type Kind } from './kind.ts';
import { removeItem } from './remove-item.ts';

/** Volumes: created by the launch; the root volume is deleted with its instance, others may outlive it. */
export const volumes: Kind = {
  kind: 'volume',
  isGoing: goesWithInstance,

  list: (intent, dependencies) =>
    collectPages(
      (next) =>
        request(
          () => dependencies.ec2.send(new DescribeVolumesCommand({ ...byFleet(intent), ...next })),
          { action: 'ec2:DescribeVolumes' },
          dependencies,
        ),
      ({ Volumes = [] }) => Volumes.map(toItem),
    ),

  remove: async (item, dependencies) => {
    // EC2 refuses to delete a volume in use.
    if (item.state !== 'available') return;
    const command = new DeleteVolumeCommand({ VolumeId: item.id });
    await removeItem(item, 'ec2:DeleteVolume', () => dependencies.ec2.send(command), dependencies);
  },
};

function toItem({ VolumeId = '', State: state = 'in-use', Attachments = [] }: Volume): InventoryItem {
  const instanceId = Attachments.find(({ DeleteOnTermination }) => DeleteOnTermination)?.InstanceId;
  return { kind: 'volume', id: VolumeId, state, instanceId };
}
