import { DeleteVolumeCommand, DescribeVolumesCommand, type Filter, type Volume } from '@aws-sdk/client-ec2';
import { byFleet, collectPages, filtersOf } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { ownershipOf } from '../fleet/ownership.ts';
import { goesWithInstance, type InventoryItem, type Kind } from './kind.ts';
import { removeItem } from './remove-item.ts';

/** Volumes: created by the launch; the root volume is deleted with its instance, others may outlive it. */
export const volumes: Kind = {
  kind: 'volume',
  isGoing: goesWithInstance,
  list: (intent, dependencies) => describe(byFleet(intent).Filters, intent, dependencies),

  find: async (ids, intent, dependencies) => {
    const lists = filtersOf('volume-id', ids);
    return (await Promise.all(lists.map((filters) => describe(filters, intent, dependencies)))).flat();
  },

  remove: async (item, dependencies) => {
    // EC2 refuses to delete a volume in use.
    if (item.state !== 'available') return;
    const command = new DeleteVolumeCommand({ VolumeId: item.id });
    await removeItem(item, 'ec2:DeleteVolume', () => dependencies.ec2.send(command), dependencies);
  },
};

async function describe(
  filters: Filter[],
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<readonly InventoryItem[]> {
  const found = await collectPages(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeVolumesCommand({ Filters: filters, ...next })),
        { action: 'ec2:DescribeVolumes' },
        dependencies,
      ),
    ({ Volumes = [] }) => Volumes,
  );
  return found.map((one) => toItem(one, intent));
}

function toItem(
  { VolumeId: id = '', State: state = 'in-use', Attachments = [], Tags: tags, CreateTime: createdAt }: Volume,
  intent: FleetIntent,
): InventoryItem {
  const instanceId = Attachments.find(({ DeleteOnTermination }) => DeleteOnTermination)?.InstanceId;
  const usedBy = Attachments[0]?.InstanceId;
  return {
    kind: 'volume',
    id,
    state,
    instanceId,
    usedBy,
    createdAt,
    ownership: ownershipOf({ tags }, intent),
  };
}
