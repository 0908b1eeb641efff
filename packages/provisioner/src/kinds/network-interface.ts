import {
  DeleteNetworkInterfaceCommand,
  DescribeNetworkInterfacesCommand,
  type Instance,
  ModifyInstanceAttributeCommand,
  ModifyNetworkInterfaceAttributeCommand,
  type NetworkInterface,
} from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { goesWithInstance, type InventoryItem, type Kind } from './kind.ts';
import { removeEach, removeOne } from './remove-each.ts';

/** Network interfaces: created by the launch and deleted with their instance; one that nothing uses any more is deleted. */
export const networkInterfaces: Kind = {
  kind: 'network-interface',
  idFilter: 'network-interface-id',
  removal: 'ec2 delete-network-interface --network-interface-id',
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

  remove: removeEach(
    removeOne('ec2:DeleteNetworkInterface', (id, { ec2 }) =>
      ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: id })),
    ),
  ),
};

/** The fleet's groups, and the one in their place. */
export interface GroupExchange {
  readonly defaultGroup: string;
  readonly own: readonly string[];
}

/**
 * Moves the interfaces of running instances to another group, so that theirs can be deleted while they still shut down:
 * EC2 refuses the deletion of a group that an interface names (EC2 user guide, "Delete a security group"). EC2 allows the
 * move of running and stopped instances only, one instance or interface a call. The first refusal ends it, and a signal: a
 * group that waits for its machines is no failure.
 *
 * @returns Whether every interface of every instance was moved.
 */
export async function moveToGroup(
  instances: readonly Instance[],
  { defaultGroup, own }: GroupExchange,
  { ec2, logger, signal }: ProvisionerDependencies,
): Promise<boolean> {
  try {
    for (const command of instances.flatMap((instance) => movesOf(instance, defaultGroup, own))) {
      if (signal?.aborted) return false;
      await ec2.send(command as never);
    }
    return true;
  } catch (error) {
    logger.debug(`The group waits for its instances: it could not be exchanged (${awsErrorName(error)}).`);
    return false;
  }
}

/** An instance with several interfaces has no attribute for their groups; only those in our group are ours to change. */
function movesOf(
  { InstanceId, NetworkInterfaces = [] }: Instance,
  groupId: string,
  own: readonly string[],
): readonly object[] {
  if (NetworkInterfaces.length < 2)
    return [new ModifyInstanceAttributeCommand({ InstanceId, Groups: [groupId] })];
  const ours = NetworkInterfaces.filter(({ Groups = [] }) =>
    Groups.some(({ GroupId = '' }) => own.includes(GroupId)),
  );
  return ours.map(
    ({ NetworkInterfaceId }) =>
      new ModifyNetworkInterfaceAttributeCommand({ NetworkInterfaceId, Groups: [groupId] }),
  );
}

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
