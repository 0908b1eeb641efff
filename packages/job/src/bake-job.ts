import { createLaunchClient, createSchedulerClient } from '@ami-select/access';
import {
  type BakeRequest,
  type BakeResult,
  bakeImage,
  type Connect,
  renewLease,
  withLease,
  writeRenewal,
} from '@ami-select/provisioner';
import type { StoredFleet } from './phases/find-fleet.ts';
import { storeHandle } from './record/store-handle.ts';
import { hostsOf } from './request/hosts-of.ts';
import type { TerminateDependencies } from './terminate-job.ts';

export interface BakeJobDependencies extends TerminateDependencies {
  /** `connectSsh` of the transport package unless given. */
  readonly connect?: Connect | undefined;
}

/**
 * Makes an image of the first machine of a fleet, unless there is one of its key, and renews the fleet's lease meanwhile.
 * Nobody can log in to that machine afterwards; the fleet lives until it is terminated or its lease ends.
 * @throws JobError NO_HOSTS; ProvisionerError
 */
export async function bakeJob(
  { handle, path, endpoint }: StoredFleet,
  request: BakeRequest,
  {
    launchClient = defaultClient,
    schedulerClient = launchClient === defaultClient ? defaultScheduler : undefined,
    ...dependencies
  }: BakeJobDependencies,
): Promise<BakeResult> {
  const { intent } = handle;
  const hosts = hostsOf(handle);
  const [host] = hosts;
  if (host === undefined) throw new TypeError('A ready fleet has hosts');
  // An end that comes first looks for the image then.
  if (path !== undefined) await storeHandle(path, { ...handle, baking: true });
  const ec2 = (region: string): ReturnType<typeof launchClient> => launchClient(region, endpoint);
  const renewing = {
    ...dependencies,
    ec2: ec2(intent.region),
    scheduler: schedulerClient?.(intent.region),
    renewed: async (expiresAt: string): Promise<void> => {
      if (path !== undefined) await writeRenewal(path, { ...intent, expiresAt });
    },
  };
  const fleet = { intent: await renewBefore({ intent, hosts }, renewing), hosts, closed: [host.instanceId] };
  // A machine that is stopped outlives its lease: the end of that neither stops a bake nor explains its failure.
  const [baked] = await withLease(fleet, renewing, () =>
    Promise.allSettled([bakeImage({ host, intent }, request, { ...dependencies, ec2 })]),
  );
  if (baked.status === 'rejected') throw baked.reason;
  return baked.value;
}

type WorkingFleet = Parameters<typeof withLease>[0];

/** The last login moves the timer of the machine for the time that cleaning and stopping it take. */
async function renewBefore(
  { intent, hosts }: WorkingFleet,
  dependencies: Parameters<typeof withLease>[1],
): Promise<WorkingFleet['intent']> {
  const { logger, signal, renewed } = dependencies;
  const { fleetId, ttlMinutes } = intent;
  try {
    const caps = [{ maxTtlMinutes: ttlMinutes }];
    const { expiresAt } = await renewLease({ intent, hosts }, ttlMinutes, dependencies, { caps });
    await renewed?.(expiresAt);
    return { ...intent, expiresAt };
  } catch (error) {
    signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    logger.warn(`The lease of ${fleetId} was not renewed before the bake: ${reason}`);
    return intent;
  }
}

function defaultClient(region: string, endpoint: string | undefined): ReturnType<typeof createLaunchClient> {
  return createLaunchClient({ region, endpoint });
}

function defaultScheduler(region: string): ReturnType<typeof createSchedulerClient> {
  return createSchedulerClient({ region });
}
