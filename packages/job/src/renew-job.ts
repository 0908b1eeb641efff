import { createLaunchClient, createSchedulerClient, endpointOf, type Variables } from '@ami-select/access';
import type { Clock, Logger } from '@ami-select/core';
import {
  type FleetHandle,
  type Host,
  type LeaseDependencies,
  livingHosts,
  type Renewer,
  readHandle,
  readRenewer,
  withLease,
  writeRenewal,
} from '@ami-select/provisioner';
import { createConnect } from './context/create-connect.ts';
import { type FindProcess, findProcess } from './renewer/find-process.ts';
import { hostsOf } from './request/hosts-of.ts';

export interface RenewJobDependencies
  extends Partial<Pick<LeaseDependencies, 'ec2' | 'scheduler' | 'connect'>> {
  readonly variables: Variables;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted by who ends this process. */
  readonly signal: AbortSignal;
  /** Finds the process of the job; of this machine unless given. */
  readonly find?: FindProcess | undefined;
  /** Handle, permit and renewals of the fleet; those of its files unless given. */
  readonly records?: FleetRecords | undefined;
}

/** What is stored of a fleet, by the path of its handle. */
export interface FleetRecords {
  readonly readHandle: typeof readHandle;
  readonly readRenewer: typeof readRenewer;
  readonly writeRenewal: typeof writeRenewal;
}

const FILES: FleetRecords = { readHandle, readRenewer, writeRenewal };

/** Also the time before the first renewal, in which a step that has failed is ended. */
const POLL_MS = 5_000;

/**
 * Renews the lease of a fleet, of which another process has stored handle and permit, until the job is over: until that
 * process of the job ends, the permit is taken away, or the fleet has ended, whoever ended it. Nothing is renewed then.
 * Never rejects: what went wrong is a warning.
 *
 * @param pid Of this process, which the permit names.
 */
export async function renewJob(
  handlePath: string,
  pid: number,
  dependencies: RenewJobDependencies,
): Promise<void> {
  const { clock, logger, signal, records = FILES } = dependencies;
  const over = new AbortController();
  try {
    await clock.sleep(POLL_MS, signal);
    const renewer = await records.readRenewer(handlePath);
    if (renewer?.pid !== pid) return;
    const handle = await records.readHandle(handlePath);
    const isOver = (): Promise<boolean> => isJobOver(handlePath, { renewer, handle }, dependencies);
    if (await isOver()) return;
    const renewing = renewingOf(handlePath, handle, {
      ...dependencies,
      signal: AbortSignal.any([signal, over.signal]),
    });
    const hosts = handle.intent.image.noCloudInit === undefined ? hostsOf(handle) : (handle.hosts ?? []);
    const machines = async (): Promise<Machines> => {
      const living = await livingHosts(hosts, renewing);
      if (living.length === 0 || (await isOver())) over.abort();
      over.signal.throwIfAborted();
      return { hosts: living, closed: closedOf(await records.readHandle(handlePath), hosts) };
    };
    await withLease({ intent: handle.intent, hosts }, { ...renewing, machines }, async (working) => {
      while (!(await isOver())) await clock.sleep(POLL_MS, working);
    });
  } catch (error) {
    if (signal.aborted || over.signal.aborted) return;
    logger.warn(error instanceof Error ? error.message : String(error));
  }
}

type Machines = Awaited<ReturnType<NonNullable<LeaseDependencies['machines']>>>;

function renewingOf(
  handlePath: string,
  { intent }: FleetHandle,
  { variables, clock, logger, signal, records = FILES, ...given }: RenewJobDependencies,
): LeaseDependencies & { readonly signal: AbortSignal } {
  const { region } = intent;
  return {
    ec2: createLaunchClient({ region, endpoint: endpointOf(variables) }),
    scheduler: createSchedulerClient({ region }),
    connect: createConnect(variables),
    ...given,
    clock,
    logger,
    signal,
    renewed: (expiresAt) => records.writeRenewal(handlePath, { ...intent, expiresAt }),
  };
}

/** Machines that take no login: those without cloud-init, and the one that is made an image of. */
function closedOf({ intent, baking }: FleetHandle, hosts: readonly Host[]): readonly string[] {
  const closed = intent.image.noCloudInit === undefined ? hosts.slice(0, baking === true ? 1 : 0) : hosts;
  return closed.map(({ instanceId }) => instanceId);
}

interface Renewed {
  readonly renewer: Renewer;
  readonly handle: FleetHandle;
}

async function isJobOver(
  handlePath: string,
  { renewer, handle }: Renewed,
  { clock, find = findProcess, records = FILES }: RenewJobDependencies,
): Promise<boolean> {
  const permit = await records.readRenewer(handlePath);
  if (permit?.pid !== renewer.pid || permit.started !== renewer.started) return true;
  const kept = await records.readHandle(handlePath).catch(() => undefined);
  if (kept === undefined || kept.terminatedAt !== undefined) return true;
  if (kept.intent.createdAt !== handle.intent.createdAt) return true;
  const { job, until } = renewer;
  if (until !== undefined && clock.now().getTime() >= Date.parse(until)) return true;
  if (job === undefined) return false;
  // A system that cannot say it now will say it later.
  const found = await find(job.pid).catch(() => job);
  return found?.started !== job.started;
}
