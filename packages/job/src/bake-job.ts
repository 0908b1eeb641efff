import { createLaunchClient } from '@ami-select/access';
import { type BakeRequest, type BakeResult, bakeImage, type Connect } from '@ami-select/provisioner';
import type { StoredFleet } from './phases/find-fleet.ts';
import { storeHandle } from './record/store-handle.ts';
import { hostsOf } from './request/hosts-of.ts';
import type { TerminateDependencies } from './terminate-job.ts';

export interface BakeJobDependencies extends TerminateDependencies {
  /** `connectSsh` of the transport package unless given. */
  readonly connect?: Connect | undefined;
}

/**
 * Makes an image of the first machine of a fleet, unless there is one of its key. Nobody can log in to that machine
 * afterwards; the fleet lives until it is terminated or its lease ends.
 * @throws JobError NO_HOSTS; ProvisionerError
 */
export async function bakeJob(
  { handle, path, endpoint }: StoredFleet,
  request: BakeRequest,
  { launchClient = defaultClient, ...dependencies }: BakeJobDependencies,
): Promise<BakeResult> {
  const [host] = hostsOf(handle);
  if (host === undefined) throw new TypeError('A ready fleet has hosts');
  // An end that comes first looks for the image then.
  if (path !== undefined) await storeHandle(path, { ...handle, baking: true });
  const ec2 = (region: string): ReturnType<typeof launchClient> => launchClient(region, endpoint);
  return bakeImage({ host, intent: handle.intent }, request, { ...dependencies, ec2 });
}

function defaultClient(region: string, endpoint: string | undefined): ReturnType<typeof createLaunchClient> {
  return createLaunchClient({ region, endpoint });
}
