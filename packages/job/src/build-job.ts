import type { BuildResult } from '@ami-select/builder';
import { type Host, readHandle } from '@ami-select/provisioner';
import { JobError } from './context/errors.ts';
import { type BuildDependencies, buildOnHosts } from './phases/build-on-hosts.ts';
import type { BuildRequest } from './request/request.ts';

/**
 * Builds on the machines of a fleet that another process launched.
 * @throws JobError NO_HOSTS; ProvisionerError INVALID_HANDLE; the reason of the signal once it is aborted; BuilderError
 */
export async function buildJob(
  handlePath: string,
  request: BuildRequest,
  dependencies: BuildDependencies,
): Promise<BuildResult> {
  const hosts = await readHosts(handlePath);
  try {
    return await buildOnHosts(hosts, request, dependencies);
  } catch (error) {
    dependencies.signal.throwIfAborted();
    throw error;
  }
}

async function readHosts(path: string): Promise<readonly Host[]> {
  const { intent, hosts, terminatedAt } = await readHandle(path);
  if (terminatedAt !== undefined) {
    throw new JobError('NO_HOSTS', `${intent.fleetId} was terminated at ${terminatedAt}`);
  }
  if (hosts !== undefined) return hosts;
  throw new JobError('NO_HOSTS', `${intent.fleetId} never became ready`, {
    hint: 'See the log of the step that launched it.',
  });
}
