import { createLaunchClient, createSchedulerClient } from '@ami-select/access';
import type { Clock, Logger } from '@ami-select/core';
import {
  type Ec2Port,
  type FleetHandle,
  isRecovered,
  locateFleet,
  type Proof,
  type RunCost,
  type SchedulerPort,
  terminateFleet,
} from '@ami-select/provisioner';
import { countingCost } from './phases/counting-cost.ts';
import type { StoredFleet } from './phases/find-fleet.ts';
import { dropRecord } from './record/drop-record.ts';
import { endKeptRecord } from './record/end-kept-record.ts';
import { storeHandle } from './record/store-handle.ts';
import { endRenewer } from './renewer/end-renewer.ts';

/** For the search and the end: a cancelled job of GitHub Actions has five minutes for all that is left of it. */
const DEADLINE_MS = 240_000;
/** Of that, what the search leaves to the end at least. */
const LEAST_END_MS = 60_000;

export interface TerminateDependencies {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Hurry: what makes sure that nothing remains is done, and nothing is asked for longer than that takes. */
  readonly signal?: AbortSignal | undefined;
  /** Told what the instances cost, also when the end left something. */
  readonly reportCost?: ((cost: RunCost) => void) | undefined;
  /** A client that retries nothing on its own; one of the SDK unless given. */
  readonly launchClient?: ((region: string, endpoint: string | undefined) => Ec2Port) | undefined;
  /** Of EventBridge Scheduler, whose endpoint is its own; none beside a `launchClient`. */
  readonly schedulerClient?: ((region: string) => SchedulerPort) | undefined;
}

/**
 * Terminates a fleet that another process launched, once or again, and proves it. The calls go to the endpoint of the
 * environment, whatever the handle says; nothing is touched that is not ours. A fleet of which only the id is known is
 * searched in every region, in the same four minutes. After a clean proof neither the file nor the record where jobs
 * store it holds keys, and a damaged record is gone; copies elsewhere are not known.
 * @throws ProvisionerError, with a `proof` when something remains, when nobody knows, or when the handle names what is
 * not ours
 */
export async function terminateJob(
  { handle, path, recordPath, damaged, endpoint }: StoredFleet,
  {
    clock,
    logger,
    signal,
    reportCost,
    launchClient = defaultClient,
    schedulerClient = launchClient === defaultClient ? defaultScheduler : undefined,
  }: TerminateDependencies,
): Promise<Proof> {
  const searchedAt = clock.now();
  // The lease of a fleet that is ending is nobody's to renew.
  await endRenewer(recordPath, { clock, logger, signal });
  const ec2In = (region: string): Ec2Port => launchClient(region, endpoint);
  const target = isRecovered(handle) ? await locate(handle, { ec2In, clock, logger, signal }) : handle;
  const save = async (file: string, ended: FleetHandle): Promise<void> => {
    if (file !== recordPath)
      await endKeptRecord(recordPath, { handle, searchedAt, endedAt: clock.now() }, logger);
    await storeHandle(file, ended);
  };
  const drop = damaged === undefined ? undefined : () => dropRecord(damaged);
  const ec2 = ec2In(target.intent.region);
  const leftMs = DEADLINE_MS - (clock.now().getTime() - searchedAt.getTime());
  const dependencies = {
    ec2,
    scheduler: schedulerClient?.(target.intent.region),
    clock,
    logger,
    signal,
    save: path === undefined ? drop : (ended: FleetHandle) => save(path, ended),
  };
  const end = terminateFleet(target, dependencies, { deadlineMs: Math.max(leftMs, LEAST_END_MS) });
  return countingCost(end, target.intent.region, { ec2, clock, logger, signal }, reportCost);
}

async function locate(
  handle: FleetHandle,
  dependencies: Parameters<typeof locateFleet>[1],
): Promise<FleetHandle> {
  const region = await locateFleet(handle.intent, dependencies, {
    deadlineMs: DEADLINE_MS - LEAST_END_MS,
  });
  return { ...handle, intent: { ...handle.intent, region } };
}

function defaultClient(region: string, endpoint: string | undefined): Ec2Port {
  return createLaunchClient({ region, endpoint });
}

function defaultScheduler(region: string): SchedulerPort {
  return createSchedulerClient({ region });
}
