import type { Build } from '@ami-select/builder';
import { formatProblem } from '@ami-select/core';
import { type FleetHandle, type Host, readHandle } from '@ami-select/provisioner';
import { JobError } from '../context/errors.ts';
import { goneEndpoint } from '../context/gone-endpoint.ts';
import { egressProblem } from './egress-problem.ts';
import { hostsOf } from './hosts-of.ts';

/** A fleet of another process, as a build needs it. */
export interface ReadyFleet {
  readonly handle: FleetHandle;
  readonly hosts: readonly Host[];
}

/**
 * The fleet of a handle file, if the build can start on it; whatever the build is while that is not known.
 * @throws JobError NO_HOSTS, INVALID_INPUT when the machines are not let reach what the build needs; ProvisionerError
 * INVALID_HANDLE
 */
export async function fleetToBuildOn(handlePath: string, build: Build | undefined): Promise<ReadyFleet> {
  const handle = await readHandle(handlePath);
  const hosts = hostsOf(handle);
  if (build !== undefined) assertEgress(handle, build);
  await assertEndpointIsThere(handle, handlePath);
  return { handle, hosts };
}

async function assertEndpointIsThere(handle: FleetHandle, path: string): Promise<void> {
  const gone = await goneEndpoint(handle);
  if (gone === undefined) return;
  const message = `${handle.intent.fleetId} was launched at ${gone}, where nothing listens any more`;
  const hint = `The machines of local-ec2 end with it: launch the fleet anew, and delete ${path}.`;
  throw new JobError('NO_HOSTS', message, { hint });
}

/** The rule of a whole job, for machines that were launched before anybody knew the build. */
function assertEgress({ intent }: FleetHandle, build: Build): void {
  const problem = egressProblem(`egress of ${intent.fleetId}`, intent.egress, build);
  if (problem === undefined) return;
  throw new JobError('INVALID_INPUT', `build: ${formatProblem(problem)}; nothing was sent to the machines`, {
    problems: [problem],
    hint: 'Launch the fleet with another egress, or take an image that has the packages.',
  });
}
