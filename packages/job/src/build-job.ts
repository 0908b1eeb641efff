import { type Access, createLaunchClient, createSchedulerClient, endpointOf } from '@ami-select/access';
import type { BuildResult } from '@ami-select/builder';
import { formatProblem } from '@ami-select/core';
import { type Ec2Port, type FleetHandle, readHandle, withLease, writeRenewal } from '@ami-select/provisioner';
import { JobError } from './context/errors.ts';
import { type BuildDependencies, buildOnHosts } from './phases/build-on-hosts.ts';
import { hostsOf } from './phases/hosts-of.ts';
import { egressProblem } from './request/egress-problem.ts';
import type { BuildRequest } from './request/request.ts';

/** Dependencies of a build on a fleet whose place only its handle knows. */
export interface FleetBuildDependencies extends BuildDependencies {
  /** The client that moves the tag of the lease; `createLaunchClient` unless given. */
  readonly launchClient?: ((access: Access) => Ec2Port) | undefined;
}

/**
 * Builds on the machines of a fleet that another process launched, and renews their lease meanwhile. The calls go
 * to the endpoint of the environment, whatever the handle says.
 * @throws JobError NO_HOSTS, INVALID_INPUT when they are not let reach what the build needs; ProvisionerError INVALID_HANDLE; the reason of the signal once it is aborted; BuilderError
 */
export async function buildJob(
  handlePath: string,
  request: BuildRequest,
  dependencies: FleetBuildDependencies,
): Promise<BuildResult> {
  const handle = await readHandle(handlePath);
  const hosts = hostsOf(handle);
  assertEgress(handle, request);
  try {
    const { launchClient = createLaunchClient, variables } = dependencies;
    const { region } = handle.intent;
    const scheduler = createSchedulerClient({ region });
    const renewed = (expiresAt: string): Promise<void> =>
      writeRenewal(handlePath, { ...handle.intent, expiresAt });
    const renewing = {
      ...dependencies,
      ec2: launchClient({ region, endpoint: endpointOf(variables) }),
      scheduler,
      renewed,
    };
    return await withLease({ intent: handle.intent, hosts }, renewing, (signal) =>
      buildOnHosts(hosts, request, { ...dependencies, signal }),
    );
  } catch (error) {
    dependencies.signal.throwIfAborted();
    throw error;
  }
}

/** The rule of a whole job, for machines that were launched before anybody knew the build. */
function assertEgress({ intent }: FleetHandle, { build }: BuildRequest): void {
  const problem = egressProblem(`egress of ${intent.fleetId}`, intent.egress, build);
  if (problem === undefined) return;
  throw new JobError('INVALID_INPUT', `build: ${formatProblem(problem)}; nothing was sent to the machines`, {
    problems: [problem],
    hint: 'Launch the fleet with another egress, or take an image that has the packages.',
  });
}
