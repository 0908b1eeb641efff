import { filtersOf } from '../aws/pages.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import type { Host } from '../fleet/host.ts';
import { instances } from '../kinds/instance.ts';

/**
 * Those of the hosts that have not ended: one that is stopped lives. EC2 shows no machine that ended more than an hour ago.
 * @throws ProvisionerError
 */
export async function livingHosts(
  hosts: readonly Host[],
  given: ProvisionerDependencies,
): Promise<readonly Host[]> {
  const dependencies = withTimeouts(given);
  const ids = hosts.map(({ instanceId }) => instanceId);
  const lists = filtersOf(instances.idFilter, ids).map((filters) => instances.list(filters, dependencies));
  const found = (await Promise.all(lists)).flat().filter((item) => !instances.isGoing(item, new Set()));
  const living = new Set(found.map(({ id }) => id));
  return hosts.filter(({ instanceId }) => living.has(instanceId));
}
