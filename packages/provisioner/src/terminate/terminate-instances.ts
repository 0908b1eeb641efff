import { isTerminating, type Sighting } from '../aws/instance-watch.ts';
import { jittered, pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { mayBelieveAbsence } from '../aws/settling.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { removeInstances } from '../kinds/instance.ts';
import type { Denials } from './denials.ts';
import { createOwnInstances, type OwnInstances } from './own-instances.ts';
import type { TerminationTarget } from './termination-target.ts';

const POLL_MS = 1_000;
/** Duration of the search for the instances of a launch without a response. */
const SETTLE_DOUBTFUL_MS = 30_000;
/** Duration of the search for an instance whose id EC2 returned before; terminated ones vanish after about an hour. */
const SETTLE_KNOWN_MS = 90_000;

/** How a termination goes about it. */
export interface InstanceTermination {
  /** Milliseconds until it gives up. */
  readonly deadlineMs: number;
  /** The known ids need no proof. */
  readonly launchedHere: boolean;
  readonly denials: Denials;
}

/**
 * Sends TerminateInstances for every instance that is ours, and repeats search and termination until each was seen
 * shutting down and nothing is in doubt. Ids of a launch of this process come before any other call; other ids first
 * have to show that they are ours. NotFound is no proof of termination: after a launch it only means "not visible yet"
 * (EC2 developer guide, eventual consistency). Without permission for either call it ends at once. Returns what it saw
 * of them.
 */
export async function terminateInstances(
  target: TerminationTarget,
  { deadlineMs, launchedHere, denials }: InstanceTermination,
  dependencies: ProvisionerDependencies,
): Promise<OwnInstances> {
  const { clock, signal } = dependencies;
  const startedAt = clock.now().getTime();
  const own = createOwnInstances(target, launchedHere, dependencies);
  const { watch } = own;
  const proven = (): string[] =>
    alive(watch.all())
      .filter((sighting) => own.isProven(sighting))
      .map(({ id }) => id);

  const sent = new Set<string>();
  while (clock.now().getTime() - startedAt < deadlineMs) {
    const ids = proven();
    const mayRemove = await denials.remove('instance', () => removeInstances(ids, watch, dependencies));
    for (const id of ids) sent.add(id);
    const mayLook = await denials.find('instance', () => own.look().then(() => true), false);
    if (!mayRemove || !mayLook) break;
    const living = alive(watch.all());
    if (living.every(({ state }) => state === 'unseen') && isSettled(target, watch.all(), startedAt, clock))
      break;
    const isNew = proven().some((id) => !sent.has(id));
    if (!isNew) await pause(clock, jittered(POLL_MS), signal);
  }
  return own;
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
