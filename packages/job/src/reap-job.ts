import { createLaunchClients, createSchedulerClient } from '@ami-select/access';
import { type ReapReport, reapRegion, regionsToReap } from '@ami-select/provisioner';
import type { ReapRequest } from './request/reap-request.ts';
import type { TerminateDependencies } from './terminate-job.ts';

/** Regions looked at at once: few enough not to disturb others in the account, and seconds for all of them. */
const REGIONS_AT_ONCE = 4;

/**
 * One pass of a reaper over regions. A region that cannot be looked at does not stop the others; the report names it, and
 * what was not searched where the regions of the account cannot be listed.
 *
 * @throws ProvisionerError ABORTED
 */
export async function reapJob(
  request: ReapRequest,
  {
    clock,
    logger,
    signal,
    launchClient,
    schedulerClient = launchClient === undefined ? defaultScheduler : undefined,
  }: TerminateDependencies,
): Promise<ReapReport> {
  const { endpoint, homeRegion, dryRun } = request;
  const clients = createLaunchClients({ endpoint });
  const ec2In = (region: string) => launchClient?.(region, endpoint) ?? clients(region);
  const { regions, unknown } =
    request.regions === undefined
      ? await regionsToReap(homeRegion, { ec2: ec2In(homeRegion), clock, logger, signal })
      : { regions: request.regions, unknown: [] };
  const reports = await mapInTurn(regions, REGIONS_AT_ONCE, (region) =>
    reapRegion(
      { ...request, region },
      {
        ec2: ec2In(region),
        scheduler: schedulerClient?.(region),
        clock,
        logger,
        signal,
      },
    ),
  );
  return {
    dryRun,
    regions,
    resources: reports.flatMap(({ resources }) => resources),
    unknown: [...unknown, ...reports.flatMap((report) => report.unknown)],
  };
}

/** Results in the order of the items, so many of which are worked on at once. */
async function mapInTurn<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const rest = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of rest) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}

function defaultScheduler(region: string): ReturnType<typeof createSchedulerClient> {
  return createSchedulerClient({ region });
}
