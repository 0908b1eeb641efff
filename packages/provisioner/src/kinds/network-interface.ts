import { DescribeNetworkInterfacesCommand, type Filter, type NetworkInterface } from '@aws-sdk/client-ec2';
import { byFleet, collectPages, filtersOf } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { ownershipOf } from '../fleet/ownership.ts';
import { goesWithInstance, type InventoryItem, type Kind } from './kind.ts';

/** Network interfaces: created by the launch and deleted with their instance, so that there is nothing to remove. */
export const networkInterfaces: Kind = {
  kind: 'network-interface',
  isGoing: goesWithInstance,
  list: (intent, dependencies) => describe(byFleet(intent).Filters, intent, dependencies),

  find: async (ids, intent, dependencies) => {
    const lists = filtersOf('network-interface-id', ids);
    return (await Promise.all(lists.map((filters) => describe(filters, intent, dependencies)))).flat();
  },

  remove: async () => {},
};

async function describe(
  filters: Filter[],
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<readonly InventoryItem[]> {
  const found = await collectPages(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeNetworkInterfacesCommand({ Filters: filters, ...next })),
        { action: 'ec2:DescribeNetworkInterfaces' },
        dependencies,
      ),
    ({ NetworkInterfaces = [] }) => NetworkInterfaces,
  );
  return found.map((one) => toItem(one, intent));
}

function toItem(
  { NetworkInterfaceId: id = '', Status: state = 'in-use', Attachment, TagSet: tags }: NetworkInterface,
  intent: FleetIntent,
): InventoryItem {
  const instanceId = Attachment?.DeleteOnTermination ? Attachment.InstanceId : undefined;
  const ownership = ownershipOf({ tags }, intent);
  const { InstanceId: usedBy, AttachTime: createdAt } = Attachment ?? {};
  return { kind: 'network-interface', id, state, instanceId, usedBy, createdAt, ownership };
}
