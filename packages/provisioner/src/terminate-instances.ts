import { TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { awsErrorName, toProvisionerError } from './aws-errors.ts';
import { findFleetInstances } from './find-instances.ts';
import type { FleetIntent } from './fleet-intent.ts';
import type { FleetHandle } from './handle.ts';
import { createInstanceWatch, type InstanceWatch, isEnding, type Sighting } from './instance-watch.ts';
import type { ProvisionerDependencies } from './ports.ts';
import { pause, repeat } from './repeat.ts';
import { mayBelieveAbsence } from './settling.ts';

/** AWS allows 1000 ids; smaller batches lose less to one bad id. */
const BATCH = 100;
const POLL_MS = 1_000;
/** How long the instances of a launch without an answer are looked for. */
const SETTLE_DOUBTFUL_MS = 30_000;
/** How long an instance whose id EC2 once gave is looked for; terminated ones vanish after about an hour. */
const SETTLE_KNOWN_MS = 90_000;

/** Errors that end the attempt on a single instance but must not save the others. */
const PER_INSTANCE = new Set([
  'InvalidInstanceID.NotFound',
  'InvalidInstanceID.Malformed',
  'OperationNotPermitted',
  'UnsupportedOperation',
  'IncorrectInstanceState',
]);

/** What is to be ended, and how sure we are that we know of everything. */
export interface TerminationTarget {
  readonly intent: FleetIntent;
  readonly knownIds: readonly string[];
  /** Client tokens that were sent and never answered, as far as anyone knows. */
  readonly doubtfulTokens: readonly string[];
  /** Whether somebody kept a record of the calls. Without one, a whole fleet found is the end of the search. */
  readonly isRecorded: boolean;
}

/** Reads out of a handle what has to be looked for. */
export function planTermination({ intent, calls, hosts = [], endedAt }: FleetHandle): TerminationTarget {
  const launches = (calls ?? []).filter(({ action }) => action === 'RunInstances');
  const knownIds = [...launches.flatMap(({ ids }) => ids), ...hosts.map(({ instanceId }) => instanceId)];
  const everyToken = intent.cells.map(({ clientToken }) => clientToken);
  const sent = launches.filter(({ outcome }) => outcome === 'sent').map(({ token }) => token);
  const doubtfulTokens = calls === undefined ? everyToken : sent;
  if (endedAt !== undefined) return { intent, knownIds: [], doubtfulTokens: [], isRecorded: true };
  return { intent, knownIds: [...new Set(knownIds)], doubtfulTokens, isRecorded: calls !== undefined };
}

async function terminateBatch(
  ids: readonly string[],
  watch: InstanceWatch,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  const { TerminatingInstances = [] } = await repeat(
    () => dependencies.ec2.send(new TerminateInstancesCommand({ InstanceIds: [...ids] })),
    { action: 'ec2:TerminateInstances' },
    dependencies,
  );
  for (const { InstanceId, CurrentState } of TerminatingInstances) {
    if (InstanceId !== undefined) watch.note(InstanceId, CurrentState?.Name ?? 'shutting-down');
  }
}

/** One bad id fails its whole call (F15), so the ids of a failed call are sent one by one. */
async function terminate(
  ids: readonly string[],
  watch: InstanceWatch,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  try {
    await terminateBatch(ids, watch, dependencies);
  } catch (error) {
    if (!PER_INSTANCE.has(awsErrorName(error))) throw toProvisionerError(error, 'ec2:TerminateInstances');
    if (ids.length === 1) {
      dependencies.logger.debug(`TerminateInstances ${ids[0]}: ${awsErrorName(error)}`);
      return;
    }
    for (const id of ids) await terminate([id], watch, dependencies);
  }
}

async function terminateAll(
  ids: readonly string[],
  watch: InstanceWatch,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  for (let start = 0; start < ids.length; start += BATCH) {
    await terminate(ids.slice(start, start + BATCH), watch, dependencies);
  }
}

/** What became of the instances. */
export interface TerminationResult {
  readonly watch: InstanceWatch;
  /** Looks again; terminates nothing. */
  refresh(): Promise<void>;
}

/** Whether nothing may come into view any more: ids nobody saw, tokens nobody answered for. */
function isSettled(
  target: TerminationTarget,
  sightings: readonly Sighting[],
  startedAt: number,
  clock: ProvisionerDependencies['clock'],
): boolean {
  const isPast = (searchMs: number): boolean =>
    mayBelieveAbsence(target.intent, { startedAt, searchMs }, clock);
  const unseen = sightings.some(({ state }) => state === 'unseen');
  const carried = new Set(sightings.map(({ instance }) => instance?.ClientToken));
  const complete = !target.isRecorded && carried.size > 0 && sightings.length >= target.intent.count;
  const unanswered = !complete && target.doubtfulTokens.some((token) => !carried.has(token));
  return (!unseen || isPast(SETTLE_KNOWN_MS)) && (!unanswered || isPast(SETTLE_DOUBTFUL_MS));
}

function alive(sightings: readonly Sighting[]): readonly Sighting[] {
  return sightings.filter(({ state }) => !isEnding(state));
}

/**
 * Sends TerminateInstances, for the known ids before any question, and repeats search and termination until every
 * instance was seen ending and nothing is in doubt. NotFound is never taken for an end: after a launch it only means
 * "not visible yet" (EC2 developer guide, eventual consistency).
 */
export async function terminateInstances(
  target: TerminationTarget,
  deadlineMs: number,
  dependencies: ProvisionerDependencies,
): Promise<TerminationResult> {
  const { clock, signal } = dependencies;
  const startedAt = clock.now().getTime();
  const elapsedMs = (): number => clock.now().getTime() - startedAt;
  const watch = createInstanceWatch(elapsedMs);
  watch.expect(target.knownIds);
  const refresh = async (): Promise<void> => {
    watch.observe(await findFleetInstances(target.intent, target.knownIds, dependencies));
  };

  const sent = new Set<string>();
  while (elapsedMs() < deadlineMs) {
    const ids = alive(watch.all()).map(({ id }) => id);
    await terminateAll(ids, watch, dependencies);
    for (const id of ids) sent.add(id);
    await refresh();
    const living = alive(watch.all());
    if (living.every(({ state }) => state === 'unseen') && isSettled(target, watch.all(), startedAt, clock))
      break;
    const isNew = living.some(({ id }) => !sent.has(id));
    if (!isNew) await pause(clock, POLL_MS * (0.75 + Math.random() / 2), signal);
  }
  return { watch, refresh };
}
