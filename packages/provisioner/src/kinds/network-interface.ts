import {
  DeleteNetworkInterfaceCommand,
  DescribeNetworkInterfacesCommand,
  type NetworkInterface,
} from '@aws-sdk/client-ec2';
import { collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import { goesWithInstance, type InventoryItem, type Kind } from './kind.ts';
import { removeItem } from './remove-item.ts';

/** Network interfaces: created by the launch and deleted with their instance; one that nothing uses any more is deleted. */
export const networkInterfaces: Kind = {
  kind: 'network-interface',
  idFilter: 'network-interface-id',
  isGoing: goesWithInstance,

  list: async (filters, dependencies) => {
    const found = await collectPages(
      (next) =>
        request(
          () =>
            dependencies.ec2.send(new DescribeNetworkInterfacesCommand({ Filters: [...filters], ...next })),
          { action: 'ec2:DescribeNetworkInterfaces' },
          dependencies,
        ),
      ({ NetworkInterfaces = [] }) => NetworkInterfaces,
    );
    return found.map(toItem);
  },

  mayRemove: ({ state }) => state === 'available',

  remove: async (item, dependencies) => {
    if (item.state !== 'available') return undefined;
    const command = new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: item.id });
    return removeItem(item, 'ec2:DeleteNetworkInterface', () => dependencies.ec2.send(command), dependencies);
  },
};

function toItem({
  NetworkInterfaceId: id = '',
  Status: state = 'in-use',
  Attachment,
  TagSet: tags,
}: NetworkInterface): InventoryItem {
  const instanceId = Attachment?.DeleteOnTermination ? Attachment.InstanceId : undefined;
  const { InstanceId: usedBy, AttachTime: createdAt } = Attachment ?? {};
  return { kind: 'network-interface', id, state, instanceId, usedBy, createdAt, tags };
}
