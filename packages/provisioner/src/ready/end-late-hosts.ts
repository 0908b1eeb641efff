import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { removeInstances } from '../kinds/instance.ts';

/**
 * Terminates instances that a fleet goes on without, so that nobody pays for them. A refusal is only logged: they stay in
 * the handle, and the end of the fleet has all its means for them.
 */
export async function endLateHosts(
  ids: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<void> {
  const { logger } = dependencies;
  const ended = new Set<string>();
  const note = (id: string): void => void ended.add(id);
  try {
    const refusals = await removeInstances(ids, { note }, dependencies);
    for (const { id, reason } of refusals)
      logger.warn(`Not terminated before the end of the fleet: ${id}: ${reason}`);
  } catch (error) {
    const { message } = toProvisionerError(error, 'ec2:TerminateInstances');
    const left = ids.filter((id) => !ended.has(id));
    logger.warn(`Not terminated before the end of the fleet: ${left.join(', ')}: ${message}`);
  }
  if (ended.size > 0) logger.warn(`Terminated what was not ready in time: ${[...ended].join(', ')}.`);
}
