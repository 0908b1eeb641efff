import { findFleetInstances } from '../aws/find-instances.ts';
import {
  createInstanceWatch,
  type InstanceWatch,
  isTerminating,
  type Sighting,
} from '../aws/instance-watch.ts';
import { jittered, pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { mayBelieveAbsence } from '../aws/settling.ts';
import { removeInstances } from '../kinds/instance.ts';
import type { TerminationTarget } from './termination-target.ts';

const POLL_MS = 1_000;
/** How long the instances of a launch without a response are searched for. */
const SETTLE_DOUBTFUL_MS = 30_000;
/** How long an instance whose id EC2 once gave is searched for; terminated ones vanish after about an hour. */
const SETTLE_KNOWN_MS = 90_000;

/** The states of the instances. */
export interface TerminationResult {
  readonly watch: InstanceWatch;
  /** Looks again; terminates nothing. */
  refresh(): Promise<void>;
}

/**
 * Sends TerminateInstances, for the known ids before any other call, and repeats search and termination until every
 * instance was seen shutting down and nothing is in doubt. NotFound is no proof of termination: after a launch it only
 * means "not visible yet" (EC2 developer guide, eventual consistency).
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
    await removeInstances(ids, watch, dependencies);
    for (const id of ids) sent.add(id);
    await refresh();
    const living = alive(watch.all());
    if (living.every(({ state }) => state === 'unseen') && isSettled(target, watch.all(), startedAt, clock))
      break;
    const isNew = living.some(({ id }) => !sent.has(id));
    if (!isNew) await pause(clock, jittered(POLL_MS), signal);
  }
  return { watch, refresh };
}

function alive(sightings: readonly Sighting[]): readonly Sighting[] {
  return sightings.filter(({ state }) => !isTerminating(state));
}

/** Whether nothing may come into view any more: ids not seen yet, tokens without a response. */
function isSettled(
  target: TerminationTarget,
  sightings: readonly Sighting[],
  startedAt: number,
  clock: ProvisionerDependencies['clock'],
): boolean {
  const isPast = (searchMs: number): boolean =>
    mayBelieveAbsence(target.intent, { startedAt, searchMs }, clock);
  const isUnseen = sightings.some(({ state }) => state === 'unseen');
  const carried = new Set(sightings.map(({ instance }) => instance?.ClientToken));
  const isComplete = !target.isRecorded && carried.size > 0 && sightings.length >= target.intent.count;
  const isUnanswered = !isComplete && target.doubtfulTokens.some((token) => !carried.has(token));
  return (!isUnseen || isPast(SETTLE_KNOWN_MS)) && (!isUnanswered || isPast(SETTLE_DOUBTFUL_MS));
}
