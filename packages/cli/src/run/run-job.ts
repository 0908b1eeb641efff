import { randomUUID } from 'node:crypto';
import { createClients, createLaunchClient } from '@ami-select/access';
import type { BuildResult } from '@ami-select/builder';
import { createIntent, type Host, handlePath, type Proof } from '@ami-select/provisioner';
import { type Selection, select } from '@ami-select/selector';
import { systemClock } from '../clock.ts';
import { InterruptedError } from '../errors.ts';
import { createLogger } from '../logger.ts';
import { errorLines } from '../output/describe-error.ts';
import { selectionLines } from '../output/describe-selection.ts';
import { buildOnHosts } from './build-on-hosts.ts';
import { checkIndex } from './check-index.ts';
import { type FleetKeeper, keepFleet } from './fleet-keeper.ts';
import { composeFleetRequest } from './fleet-request.ts';
import type { RunPlan } from './run-plan.ts';
import { spawnMachines } from './spawn-machines.ts';
import type { JobSurroundings } from './surroundings.ts';

/** How far a run came. Everything is there when it went well. */
export interface RunRecord {
  selection?: Selection;
  hosts?: readonly Host[];
  keeper?: FleetKeeper;
  build?: BuildResult;
  proof?: Proof;
  /** What went wrong with ending the fleet after another error. */
  cleanUpFailure?: unknown;
}

/**
 * The main job: resolve, spawn, build, collect, terminate. Fills the record on the way, and ends the fleet in any case.
 * @throws InterruptedError after a signal; otherwise the first error. What goes wrong with the clean-up after an error
 * is told beside it and kept in the record.
 */
export async function runJob(plan: RunPlan, surroundings: JobSurroundings, record: RunRecord): Promise<void> {
  const { signal } = surroundings.interrupts;
  try {
    await work(plan, surroundings, record);
  } catch (error) {
    await endBeside(plan, surroundings, record);
    throw signal.reason instanceof InterruptedError ? interrupted(signal.reason, record) : error;
  }
  await end(plan, surroundings, record);
}

function interrupted({ signal }: InterruptedError, { keeper, proof }: RunRecord): InterruptedError {
  if (proof?.clean) return new InterruptedError(signal, 'everything was terminated, nothing is left');
  if (keeper?.mayHaveMade()) return new InterruptedError(signal, 'something may be left, see above');
  return new InterruptedError(signal);
}

async function work(plan: RunPlan, surroundings: JobSurroundings, record: RunRecord): Promise<void> {
  const { context, interrupts } = surroundings;
  const [selection] = await context.progress.phase('resolve image, check wheels', () =>
    Promise.all([resolveImage(plan, surroundings), checkWheels(plan, surroundings)]),
  );
  record.selection = selection;
  for (const line of selectionLines(selection, { everyReason: false })) context.progress.line(line);
  for (const reason of selection.reasons.slice(1)) context.progress.debug(`why: ${reason}`);
  const keeper = prepareFleet(plan, selection, surroundings);
  record.keeper = keeper;
  interrupts.describeRemains(() => keeper.remains());
  record.hosts = await spawnMachines(keeper, selection.image, surroundings);
  context.progress.debug(`${keeper.intent.fleetId} is kept in ${keeper.path}`);
  record.build = await buildOnHosts(record.hosts, plan, surroundings);
}

function resolveImage(
  { query }: RunPlan,
  { open: { access }, context, interrupts }: JobSurroundings,
): Promise<Selection> {
  return select(
    { ...query, regions: [access.region] },
    {
      clients: createClients(access),
      clock: systemClock,
      logger: { ...createLogger(context.progress), info: (message) => context.progress.debug(message) },
      signal: interrupts.signal,
    },
  );
}

function checkWheels({ build }: RunPlan, { context, interrupts }: JobSurroundings): Promise<void> {
  const pipIndexUrl = context.environment.variables.PIP_INDEX_URL;
  return checkIndex(build, { clock: systemClock, signal: interrupts.signal, pipIndexUrl });
}

function prepareFleet(
  { fleet }: RunPlan,
  { image }: Selection,
  { open: { access, endpoint, embedded }, context }: JobSurroundings,
): FleetKeeper {
  const request = composeFleetRequest(fleet, image, { region: access.region, endpoint, id: randomUUID() });
  const intent = createIntent(request, { clock: systemClock });
  return keepFleet({
    intent,
    embedded,
    path: handlePath(context.environment.variables, intent.fleetId),
    ec2: createLaunchClient(access),
    clock: systemClock,
    logger: createLogger(context.progress),
  });
}

/** Ends the fleet after an error, which stays the error whatever happens here. */
async function endBeside(plan: RunPlan, surroundings: JobSurroundings, record: RunRecord): Promise<void> {
  try {
    await end({ ...plan, keep: false }, surroundings, record);
  } catch (error) {
    record.cleanUpFailure = error;
    const { progress } = surroundings.context;
    for (const line of errorLines(error, { verbose: false })) progress.warn(line);
  }
}

async function end({ keep }: RunPlan, { context }: JobSurroundings, record: RunRecord): Promise<void> {
  const { keeper } = record;
  if (keeper === undefined || keep || !keeper.mayHaveMade()) return;
  try {
    record.proof = await context.progress.phase('terminate', () => keeper.end());
  } catch (error) {
    for (const line of keeper.remains()) context.progress.warn(line);
    throw error;
  }
}
