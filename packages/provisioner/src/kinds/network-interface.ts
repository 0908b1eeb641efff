import { DescribeNetworkInterfacesCommand, type NetworkInterface } from '@aws-sdk/client-ec2';
import { byFleet, collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import { goesWithInstance, type InventoryItem, type Kind } from './kind.ts';

/** Network interfaces: created by the launch and deleted with their instance, so that there is nothing to remove. */
export const networkInterfaces: Kind = {
  kind: 'network-interface',
  isGoing: goesWithInstance,

  list: (intent, dependencies) =>
    collectPages(
      (next) =>
        request(
          () => dependencies.ec2.send(new DescribeNetworkInterfacesCommand({ ...byFleet(intent), ...next })),
          { action: 'ec2:DescribeNetworkInterfaces' },
          dependencies,
        ),
      ({ NetworkInterfaces = [] }) => NetworkInterfaces.map(toItem),
    ),

  remove: async () => {},
};

function toItem({
  NetworkInterfaceId = '',
  Status: state = 'in-use',
  Attachment,
}: NetworkInterface): InventoryItem {
  const instanceId = Attachment?.DeleteOnTermination ? Attachment.InstanceId : undefined;
  return { kind: 'network-interface', id: NetworkInterfaceId, state, instanceId };
}
