import { request } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';

/**
 * The instances whose SSM agent is online.
 * @throws ProvisionerError `INVALID_REQUEST` without a way to ask, and those of the call.
 */
export async function findOnlineAgents(
  ids: readonly string[],
  dependencies: SpawnDependencies,
): Promise<ReadonlySet<string>> {
  const { onlineAgents } = dependencies;
  if (onlineAgents === undefined) {
    const message =
      'ready: ssm is not valid because there is no client for SSM; expected one, or another state';
    throw new ProvisionerError('INVALID_REQUEST', message);
  }
  if (ids.length === 0) return new Set();
  const action = 'ssm:DescribeInstanceInformation';
  return request(() => onlineAgents(ids), { action }, dependencies);
}
