import {
  type Instance,
  ModifyInstanceAttributeCommand,
  ModifyNetworkInterfaceAttributeCommand,
} from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';

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
  groupId: string,
  { ec2, logger, signal }: ProvisionerDependencies,
): Promise<boolean> {
  try {
    for (const command of instances.flatMap((instance) => movesOf(instance, groupId))) {
      if (signal?.aborted) return false;
      await ec2.send(command as never);
    }
    return true;
  } catch (error) {
    logger.debug(`The group waits for its instances: it could not be exchanged (${awsErrorName(error)}).`);
    return false;
  }
}

/** An instance with several interfaces has no attribute for their groups. */
function movesOf({ InstanceId, NetworkInterfaces = [] }: Instance, groupId: string): readonly object[] {
  if (NetworkInterfaces.length < 2)
    return [new ModifyInstanceAttributeCommand({ InstanceId, Groups: [groupId] })];
  return NetworkInterfaces.map(
    ({ NetworkInterfaceId }) =>
      new ModifyNetworkInterfaceAttributeCommand({ NetworkInterfaceId, Groups: [groupId] }),
  );
}
