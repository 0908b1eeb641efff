import { TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';

const MOST_IDS = 100;

/**
 * Terminates instances that a fleet goes on without, so that nobody pays for them. A refusal is only logged: they stay in
 * the handle, and the end of the fleet has all its means for them.
 */
export async function endLateHosts(
  ids: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<void> {
  const { ec2, logger } = dependencies;
  for (let start = 0; start < ids.length; start += MOST_IDS) {
    const batch = ids.slice(start, start + MOST_IDS);
    const command = new TerminateInstancesCommand({ InstanceIds: batch });
    try {
      await request(() => ec2.send(command), { action: 'ec2:TerminateInstances' }, dependencies);
      logger.warn(`Terminated what was not ready in time: ${batch.join(', ')}.`);
    } catch (error) {
      const { message } = toProvisionerError(error, 'ec2:TerminateInstances');
      logger.warn(`Not terminated before the end of the fleet: ${batch.join(', ')}: ${message}`);
    }
  }
}
