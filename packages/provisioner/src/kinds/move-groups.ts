import {
  type Instance,
  ModifyInstanceAttributeCommand,
  ModifyNetworkInterfaceAttributeCommand,
} from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';

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
