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
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { removeInstances } from '../kinds/instance.ts';
import type { TerminationTarget } from './termination-target.ts';

const POLL_MS = 1_000;
/** Duration of the search for the instances of a launch without a response. */
const SETTLE_DOUBTFUL_MS = 30_000;
/** Duration of the search for an instance whose id EC2 returned before; terminated ones vanish after about an hour. */
const SETTLE_KNOWN_MS = 90_000;

/**
 * Sends TerminateInstances, for the known ids before any other call, and repeats search and termination until every
 * instance was seen shutting down and nothing is in doubt. NotFound is no proof of termination: after a launch it only
 * means "not visible yet" (EC2 developer guide, eventual consistency). Returns what it saw of them.
 */
export async function terminateInstances(
  target: TerminationTarget,
  deadlineMs: number,
  dependencies: ProvisionerDependencies,
): Promise<InstanceWatch> {
  const { clock, signal } = dependencies;
  const startedAt = clock.now().getTime();
  const elapsedMs = (): number => clock.now().getTime() - startedAt;
  const watch = createInstanceWatch(elapsedMs);
  watch.expect(target.knownIds);

  const sent = new Set<string>();
  while (elapsedMs() < deadlineMs) {
    const ids = alive(watch.all()).map(({ id }) => id);
    await removeInstances(ids, watch, dependencies);
    for (const id of ids) sent.add(id);
    watch.observe(await findFleetInstances(target.intent, target.knownIds, dependencies));
    const living = alive(watch.all());
    if (living.every(({ state }) => state === 'unseen') && isSettled(target, watch.all(), startedAt, clock))
      break;
    const isNew = living.some(({ id }) => !sent.has(id));
    if (!isNew) await pause(clock, jittered(POLL_MS), signal);
  }
  return watch;
}

function alive(sightings: readonly Sighting[]): readonly Sighting[] {
  return sightings.filter(({ state }) => !isTerminating(state));
}

/** Whether nothing may come into view any more: ids not seen yet, launches whose outcome is unknown. */
function isSettled(
  { intent, doubtfulTokens }: TerminationTarget,
  sightings: readonly Sighting[],
  startedAt: number,
  clock: ProvisionerDependencies['clock'],
): boolean {
  const isPast = (searchMs: number): boolean => mayBelieveAbsence(intent, { startedAt, searchMs }, clock);
  const isUnseen = sightings.some(({ state }) => state === 'unseen');
  return (
    (!isUnseen || isPast(SETTLE_KNOWN_MS)) &&
    (isComplete(intent, doubtfulTokens, sightings) || isPast(SETTLE_DOUBTFUL_MS))
  );
}

/**
 * Whether a whole fleet was found: with a record, one for every launch in doubt, as each of them may have created it
 * all. Instances of one launch come into view one by one. Without even a count, nothing is ever complete.
 */
function isComplete(
  { count }: FleetIntent,
  doubtfulTokens: readonly string[] | undefined,
  sightings: readonly Sighting[],
): boolean {
  const seen = sightings.filter(({ state }) => state !== 'unseen');
  if (doubtfulTokens === undefined) return count > 0 && seen.length >= count;
  return doubtfulTokens.every(
    (token) => seen.filter(({ instance }) => instance?.ClientToken === token).length >= count,
  );
}
