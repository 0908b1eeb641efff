import { toAwsTime } from '../aws/aws-time.ts';
import { isTerminating, type Sighting } from '../aws/instance-watch.ts';
import { jittered } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Proof } from '../fleet/proof.ts';
import { moveToGroup } from '../kinds/network-interface.ts';
import { type BlindSpots, createBlindSpots } from './blind-spots.ts';
import { createProof } from './create-proof.ts';
import { type AttachedEnd, createAttachedEnd } from './end-attached.ts';
import { createGroupEnd, type GroupEnd, type RemoveOptions } from './end-groups.ts';
import { createInstanceEnd, type InstanceEnd } from './end-instances.ts';
import { printProgress, withLastFailure } from './end-progress.ts';
import { findForeign } from './find-foreign.ts';
import { machinesUsed } from './machines-used.ts';
import type { Origin } from './own-instances.ts';
import { planTermination } from './termination-target.ts';
import { waitsFor } from './waits-for.ts';
import { withinBudget } from './within-budget.ts';

/** How an end goes about it. */
export interface EndOptions extends Origin {
  /** Milliseconds from the start in which all of it has to be done. */
  readonly deadlineMs: number;
}

/** Two inventories without anything that could be removed are an end; the second comes so much later. */
const SECOND_LOOK_MS = 500;
const LATE_SECOND_LOOK_MS = 2_000;
const FIRST_PAUSE_MS = 250;
/** A search for what may come into view becomes slower and slower... */
const LONGEST_PAUSE_MS = 5_000;
/** ...while the end of a wait for machines to leave their group is worth noticing. */
const LONGEST_WAIT_MS = 2_000;
/** About the fourth second of a wait for a group. */
const QUIET_ROUND = 3;
/** A termination waits no longer for what only makes the end shorter. */
const EXCHANGE_MS = 5_000;
/** Interfaces of larger fleets are not moved: that takes a call for each machine. */
const MOST_MOVES = 5;

/**
 * One loop over one inventory, up to one deadline: find what is ours, terminate and remove it, until two inventories in a
 * row hold nothing but what is shutting down. A signal means hurry: what runs is terminated before anything else.
 */
export async function endResources(
  handle: FleetHandle,
  { deadlineMs, launchedHere, isShared }: EndOptions,
  { ec2, scheduler, clock, logger, signal }: ProvisionerDependencies,
): Promise<Proof> {
  const startedAt = clock.now().getTime();
  const untilMs = startedAt + deadlineMs;
  const heard = withLastFailure(ec2, (code) => {
    const { region, endpoint = `EC2 in ${region}` } = handle.intent;
    logger.warn(
      `${endpoint} cannot be reached (${code}). Tried again until ${new Date(untilMs).toISOString()}.`,
    );
  });
  const dependencies = withTimeouts({ ec2: heard.ec2, scheduler, clock, logger, untilMs }, untilMs);
  const blindSpots = createBlindSpots();
  const instances = createInstanceEnd(planTermination(handle), { launchedHere, isShared }, dependencies);
  const groups = createGroupEnd(handle, { startedAt, launchedHere, isShared }, blindSpots, dependencies);
  const attached = createAttachedEnd({ ...handle, isShared }, instances, blindSpots, dependencies);
  const end: End = { handle, startedAt, instances, groups, attached, blindSpots, dependencies, signal };

  const { fleetId } = handle.intent;
  const open = () => waitsFor({ fleetId, instances, groups, attached, failure: heard.lastFailure() });
  const progress = printProgress(open, dependencies);
  try {
    await terminateKnown(end, launchedHere);
    await repeatLooks(end);
    logTerminated(end);
    return await prove(end);
  } finally {
    progress.close();
  }
}

interface End {
  readonly handle: FleetHandle;
  readonly startedAt: number;
  readonly instances: InstanceEnd;
  readonly groups: GroupEnd;
  readonly attached: AttachedEnd;
  readonly blindSpots: BlindSpots;
  readonly dependencies: ProvisionerDependencies & { readonly untilMs: number };
  /** Aborted: hurry. */
  readonly signal: AbortSignal | undefined;
}

/** With the fewest calls: ids of this process at once, others after one look at them, since anybody may have written them. */
async function terminateKnown(end: End, launchedHere: boolean): Promise<void> {
  const { instances, blindSpots, handle } = end;
  if (planTermination(handle).knownIds.length === 0) return;
  if (launchedHere && end.signal?.aborted) await terminate(end);
  const look = (): Promise<void> =>
    blindSpots.find('instance', () => instances.lookAtKnown(end.signal), undefined);
  // Ids of this process need no look before they are terminated.
  if (launchedHere) await withinBudget(look, EXCHANGE_MS, end.dependencies.clock, end.signal);
  else await look();
  await terminate(end);
  if (!isAnyAlive(end)) await removeGroups(end);
}

async function repeatLooks(end: End): Promise<void> {
  const { clock, untilMs } = end.dependencies;
  let pauseMs = FIRST_PAUSE_MS;
  let calmLooks = 0;
  let secondLookMs = SECOND_LOOK_MS;
  const wait = async (): Promise<void> => {
    await waitForGroup(end);
    // Others wait for theirs as well, and would look at the same time.
    secondLookMs = LATE_SECOND_LOOK_MS;
  };
  if (isWaitingForGroup(end)) await wait();
  do {
    const isProgress = await lookAndRemove(end);
    calmLooks = isOpen(end) ? 0 : calmLooks + 1;
    if (calmLooks === 2) return;
    pauseMs = isProgress ? FIRST_PAUSE_MS : Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    await rest(jittered(calmLooks === 1 ? secondLookMs : pauseMs), end);
    if (isWaitingForGroup(end)) await wait();
  } while (clock.now().getTime() < untilMs);
}

/** One inventory, and the removal of what it found; in a hurry machines first. Returns whether anything was removed. */
async function lookAndRemove(end: End): Promise<boolean> {
  const { instances, groups, attached, blindSpots, signal } = end;
  const lookForMachines = (): Promise<void> =>
    blindSpots.find('instance', () => instances.lookForAll(signal), undefined);
  const isHurried = signal?.aborted === true;
  if (isHurried) await lookForMachines();
  const isTerminatedFirst = isHurried && (await terminate(end));
  await Promise.all([isHurried ? undefined : lookForMachines(), groups.lookForAll(), attached.look()]);
  instances.expect(attached.users());
  const isTerminated = (await terminate(end)) || isTerminatedFirst;
  await attached.lookAtSchedules();
  const isRemoved = await attached.remove();
  if (!isAnyAlive(end)) await removeGroups(end);
  return isTerminated || isRemoved;
}

/** Machines that shut down keep their group for half a minute and more: only their interfaces are looked at meanwhile. */
async function waitForGroup(end: End): Promise<void> {
  const { clock, untilMs } = end.dependencies;
  let pauseMs = FIRST_PAUSE_MS;
  let rounds = 0;
  while (isGroupInUse(end) && clock.now().getTime() < untilMs) {
    pauseMs = Math.min(2 * pauseMs, LONGEST_WAIT_MS);
    await rest(jittered(pauseMs), end);
    rounds += 1;
    // What its tags show now need not be searched by id at the end, when others look as well.
    if (rounds === QUIET_ROUND) await end.attached.look();
    await removeGroups(end);
  }
}

/** A machine that keeps a group from being free and that no list shows yet is one to look for. */
async function removeGroups({ instances, groups }: End): Promise<void> {
  const mayBeInUse = instances.watch.all().some(({ state }) => state === 'shutting-down');
  instances.expect(await groups.remove({ mayBeInUse, ...othersOf(instances) }));
}

function othersOf(instances: InstanceEnd): Pick<RemoveOptions, 'isStranger' | 'isTwin'> {
  const twins = new Set(instances.twinIds());
  const strangers = new Set([...instances.foreignIds(), ...twins]);
  return { isStranger: (id) => strangers.has(id), isTwin: (id) => twins.has(id) };
}

/** Terminates what is ours and runs; a small fleet's group is exchanged first, so that nothing has to wait for it. */
async function terminate(end: End): Promise<boolean> {
  const { instances, groups, blindSpots } = end;
  const isExchanged = await exchangeGroup(end);
  const isTerminated = await blindSpots.attempt('instance', () => instances.terminate(), false);
  if (isExchanged) await groups.remove({ mayBeInUse: false, ...othersOf(instances) });
  return isTerminated;
}

async function exchangeGroup({ handle, instances, groups, dependencies, signal }: End): Promise<boolean> {
  const running = instances.running();
  const vpcId = running[0]?.VpcId;
  const isSmall = running.length > 0 && running.length <= MOST_MOVES;
  if (signal?.aborted || !isSmall || vpcId === undefined) return false;
  if (handle.intent.securityGroupName === undefined) return false;
  const exchange = async (budget: AbortSignal): Promise<boolean> => {
    const defaultGroup = await groups.lookAtVpc(vpcId);
    if (defaultGroup === undefined || groups.kept().length === 0) return false;
    const place = { defaultGroup, own: groups.own() };
    return moveToGroup(running, place, { ...dependencies, signal: budget });
  };
  return (await withinBudget(exchange, EXCHANGE_MS, dependencies.clock, signal)) ?? false;
}

function isAnyAlive({ instances }: End): boolean {
  return instances.watch.all().some(({ state }) => state !== 'unseen' && !isTerminating(state));
}

function isOpen(end: End): boolean {
  const { instances, groups, attached, blindSpots } = end;
  const mayFindInstances = !blindSpots.isDenied('instance') && instances.isOpen();
  const isGroupOpen = !isStuck(end) && groups.isOpen();
  const mayFindSchedules = blindSpots.reasons().has('schedule') && !blindSpots.isDenied('schedule');
  return mayFindInstances || isGroupOpen || mayFindSchedules || attached.isOpen();
}

function isWaitingForGroup(end: End): boolean {
  return isGroupInUse(end) && !end.attached.isOpen();
}

/** Without a machine that shuts down nobody knows what uses the group: then every look goes on. */
function isGroupInUse(end: End): boolean {
  const { instances, groups } = end;
  const isAnyEnding = instances.watch.all().some(({ state }) => state === 'shutting-down');
  return isAnyEnding && !instances.isOpen() && !isStuck(end) && groups.isWaiting();
}

/** Machines live on that nothing can be done about: refused for good, or not to be looked at. */
function isStuck({ instances, blindSpots }: End): boolean {
  const isAnyUnknown = instances.watch.all().some(({ state }) => !isTerminating(state));
  return instances.isStuck() || (blindSpots.isDenied('instance') && isAnyUnknown);
}

/** Sleeps; a signal ends the sleep, since it means hurry. */
async function rest(ms: number, { dependencies: { clock }, signal }: End): Promise<void> {
  if (signal === undefined || signal.aborted) return clock.sleep(ms);
  await clock.sleep(ms, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

function logTerminated({ handle, instances, dependencies: { logger } }: End): void {
  const { intent, terminatedAt } = handle;
  const ending = instances.watch.all().filter(({ state }) => isTerminating(state));
  const { earlier = [], here = [] } = Object.groupBy(ending, ({ firstState = '' }) =>
    isTerminating(firstState) ? 'earlier' : 'here',
  );
  const idsOf = (sightings: readonly Sighting[]): string => sightings.map(({ id }) => id).join(', ');
  if (terminatedAt !== undefined) logger.info(`${intent.fleetId} was ended already, at ${terminatedAt}.`);
  else if (earlier.length > 0) logger.info(`${idsOf(earlier)} of ${intent.fleetId} had ended already.`);
  logger.info(`Terminated ${idsOf(here) || 'no instance'} of ${intent.fleetId}.`);
}

async function prove({
  handle,
  startedAt,
  instances,
  groups,
  attached,
  blindSpots,
  dependencies,
}: End): Promise<Proof> {
  const instanceIds = instances.watch.all().map(({ id }) => id);
  const settled = new Set([
    ...instanceIds,
    ...instances.foreignIds(),
    ...instances.twinIds(),
    ...groups.own(),
    ...groups.foreign(),
    ...attached.settled(),
  ]);
  const seen = instances.watch.all().flatMap((sighting) => sighting.attached);
  const known = { startedAt, instanceIds, settled, attached: seen };
  // A handle with strange ids may wait for the next end: what cannot be looked at is unknown already.
  const look = () => findForeign(handle, known, dependencies);
  const named = blindSpots.reasons().size > 0 ? [] : await blindSpots.attempt('instance', look, []);
  const foreign = [
    ...instances.foreignIds().map((id) => ({ kind: 'instance' as const, id })),
    ...groups.foreign().map((id) => ({ kind: 'security-group' as const, id })),
    ...attached.foreign(),
    ...named,
  ];
  const proof = createProof(handle, { instances, groups, attached, blindSpots, foreign });
  return {
    ...proof,
    machines: machinesUsed(instances.watch.all(), toAwsTime(startedAt, dependencies.clock)),
  };
}
