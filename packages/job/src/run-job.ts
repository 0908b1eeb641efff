import type { BuildResult, RunRecord, SureFiles } from '@ami-select/builder';
import { formatProblems, gatherProblems, type Problem } from '@ami-select/core';
import {
  assertCaps,
  assertLeaseCaps,
  createIntent,
  type FleetIntent,
  type Host,
  isClockWrong,
  type Proof,
  withLease,
} from '@ami-select/provisioner';
import type { Selection } from '@ami-select/selector';
import type { JobDependencies } from './context/dependencies.ts';
import { JobError } from './context/errors.ts';
import { reportPhase } from './context/events.ts';
import { leaveOnSignal } from './context/leave-on-signal.ts';
import { creatingNothing } from './context/nothing-created.ts';
import { type FleetGuard, guardFleet } from './guard.ts';
import { keepHosts } from './keep-hosts.ts';
import { buildOnHosts } from './phases/build-on-hosts.ts';
import { checkWheels } from './phases/check-wheels.ts';
import { lazyIndex } from './phases/lazy-index.ts';
import { nextGeneration } from './phases/next-generation.ts';
import { resolveImage } from './phases/resolve-image.ts';
import { checkLaunch, spawnHosts } from './phases/spawn-hosts.ts';
import { type BegunFetch, startFetch, whileFetching } from './phases/start-fetch.ts';
import { whileFleetStays } from './phases/while-fleet-stays.ts';
import { withRunRecord } from './phases/with-run-record.ts';
import { composeFleetRequest, toFleetImage } from './request/fleet-request.ts';
import { locatingProblems } from './request/locate-problems.ts';
import { chooseTypes, namedTypes } from './request/need.ts';
import type { JobRequest, SpawnRequest } from './request/request.ts';

/** The result of a whole job. */
export interface JobResult {
  readonly selection: Selection;
  readonly hosts: readonly Host[];
  readonly build: BuildResult;
  /** Absent when the machines are kept. */
  readonly proof: Proof | undefined;
}

/**
 * Resolves, spawns, builds and terminates. Whatever happens, the fleet is terminated before this ends, unless the
 * request keeps it and its machines were ready: then it stays after the build, also one that failed, but not after a
 * signal, nor when it cannot be given its lease.
 * @throws the reason of the signal once it is aborted, otherwise the first error of a package
 */
export async function runJob(request: JobRequest, dependencies: JobDependencies): Promise<JobResult> {
  return withRunRecord(request, dependencies, (record) => runRecorded(request, dependencies, record));
}

async function runRecorded(
  request: JobRequest,
  dependencies: JobDependencies,
  record: RunRecord,
): Promise<JobResult> {
  const openIndex = lazyIndex(request.build, dependencies);
  let files: SureFiles = { wheels: [], pythons: [] };
  const { selection, guard } = await planJob(request, dependencies, {
    title: 'resolve image, check wheels',
    check: async (selecting) => {
      files = await checkWheels(request, selecting, { ...dependencies, openIndex });
    },
  });
  const fetch = startFetch(files, request, dependencies);
  const { hosts, built } = await stoppingAfter(fetch, () =>
    guard.protect(async () => {
      await dependencies.mayLaunch?.();
      const spawned = await whileFetching(fetch, (signal) => spawnHosts(guard, { ...dependencies, signal }));
      const fleet = { intent: guard.intent, hosts: spawned };
      const working = whileFleetStays(guard.path, dependencies, (stays) =>
        withLease(fleet, { ...dependencies, renewed: guard.renewed, signal: stays }, (work) =>
          buildOnHosts({ ...fleet, record }, request, {
            ...dependencies,
            openIndex,
            begun: fetch.done,
            signal: work,
          }),
        ),
      );
      const building = leaveOnSignal(working, dependencies.signal, dependencies.clock);
      const keep = (): Promise<void> => keepHosts(guard, spawned, request, dependencies);
      return {
        hosts: spawned,
        built: request.keep ? await keepAfter(building, keep, dependencies) : await building,
      };
    }),
  );
  if (built instanceof FailedBuild) throw built.reason;
  return { selection, hosts, build: built, proof: request.keep ? undefined : await guard.terminate() };
}

/** Work after which nothing is fetched any more, however it ends. */
async function stoppingAfter<T>(fetch: BegunFetch, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    fetch.stop();
  }
}

/** A build that failed on machines that are kept. */
class FailedBuild {
  readonly reason: unknown;

  constructor(reason: unknown) {
    this.reason = reason;
  }
}

/**
 * Keeps the machines once the build is over, however it went.
 * @throws the reason of an aborted signal; when they cannot be kept, why the build failed, or why they cannot
 */
async function keepAfter(
  building: Promise<BuildResult>,
  keep: () => Promise<void>,
  { signal, logger }: Pick<JobDependencies, 'signal' | 'logger'>,
): Promise<BuildResult | FailedBuild> {
  const built = await building.catch((error: unknown) => new FailedBuild(error));
  signal.throwIfAborted();
  try {
    await keep();
  } catch (error) {
    if (!(built instanceof FailedBuild)) throw error;
    logger.warn(`The machines are not kept: ${error instanceof Error ? error.message : String(error)}`);
    throw built.reason;
  }
  signal.throwIfAborted();
  return built;
}

/** The result of a job that ends with ready machines. */
export interface SpawnResult {
  readonly guard: FleetGuard;
  readonly selection: Selection;
  readonly hosts: readonly Host[];
}

/** Resolves and spawns; the machines stay. When that fails, what was created is terminated. @throws as `runJob` */
export async function spawnJob(request: SpawnRequest, dependencies: JobDependencies): Promise<SpawnResult> {
  const { selection, guard } = await planJob(request, dependencies, { title: 'resolve image' });
  const hosts = await guard.protect(() => spawnHosts(guard, dependencies));
  return { guard, selection, hosts };
}

interface Preparation {
  readonly title: string;
  /** Checked beside the selection, which is undefined when it was refused. */
  readonly check?: (selecting: Promise<Selection | undefined>) => Promise<unknown>;
}

/** Everything before the first creating call. @throws as `runJob`; the message says that nothing was created */
async function planJob(
  request: PlannedRequest,
  dependencies: JobDependencies,
  { title, check = async () => {} }: Preparation,
): Promise<Pick<SpawnResult, 'guard' | 'selection'>> {
  const { signal, report } = dependencies;
  return creatingNothing(async () => {
    await assertFleetCaps(request, dependencies);
    await nextGeneration({ ...request, ...dependencies });
    const selection = await stopping(signal, () =>
      reportPhase(report, { phase: 'resolve', title }, async () => {
        const gathering = gatherProblems();
        const selecting = gathering.check(() => resolveImage(request, dependencies));
        const [selected] = await Promise.all([selecting, gathering.check(() => check(selecting))]);
        gathering.assertNone(cannotBegin);
        if (selected === undefined) throw new TypeError('An image was refused without a problem');
        return selected;
      }),
    );
    report({ type: 'image-selected', selection });
    return { selection, guard: await planFleet(request, selection, dependencies) };
  });
}

type PlannedRequest = SpawnRequest & Partial<Pick<JobRequest, 'keepMinutes'>>;

/** Before the first call, all of them at once; the preflight checks again, when also a type that nobody named is known. */
async function assertFleetCaps(
  { fleet, caps, keepMinutes }: PlannedRequest,
  { region }: JobDependencies,
): Promise<void> {
  const planned = { ...fleet, instanceTypes: namedTypes(fleet), region };
  const gathering = gatherProblems();
  await gathering.check(() => assertCaps(planned, caps));
  if (keepMinutes !== undefined)
    await gathering.check(() => assertLeaseCaps({ ...planned, ttlMinutes: keepMinutes }, caps));
  gathering.assertNone(cannotBegin);
}

function cannotBegin(problems: readonly Problem[]): JobError {
  return new JobError('INVALID_INPUT', formatProblems('The job cannot begin', problems), { problems });
}

/**
 * Checks the launch, then stores the intent before anything is created: a launch that would be refused leaves no handle.
 */
async function planFleet(
  { fleet: settings, identity, caps, keepMinutes, locate = (field) => ({ field }) }: PlannedRequest,
  { image }: Selection,
  dependencies: JobDependencies,
): Promise<FleetGuard> {
  const { clock, region, endpoint, report, handles, logger, signal } = dependencies;
  const plan = async (): Promise<FleetIntent> => {
    const fleet = chooseTypes(settings, { image, region, caps }, (text) => logger.info(text));
    const place = { region, endpoint, identity };
    const fleetRequest = composeFleetRequest(fleet, toFleetImage(image, fleet.sshUser), place);
    if (keepMinutes !== undefined) assertLeaseCaps({ ...fleetRequest, ttlMinutes: keepMinutes }, caps);
    // Asked again: another process may have planned the same fleet since.
    const generation = await nextGeneration({ identity, region, handles });
    const create = (): FleetIntent => createIntent({ ...fleetRequest, generation }, { clock });
    const planned = create();
    await checkLaunch(planned, { caps, image }, dependencies);
    // Its checks have told AWS's time, by which the lease counts.
    return isClockWrong(clock) ? create() : planned;
  };
  const intent = await stopping(signal, () => locatingProblems(plan, locate));
  const guard = guardFleet(intent, dependencies);
  await guard.save({ intent, calls: [] });
  // Whoever is told may fail, where the runner cannot keep the way to the fleet.
  await guard.protect(async () =>
    report({ type: 'fleet-planned', intent, handlePath: guard.path, remaining: guard.remaining }),
  );
  return guard;
}

/** Work that creates nothing: an aborted signal makes its reason the error. */
async function stopping<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
