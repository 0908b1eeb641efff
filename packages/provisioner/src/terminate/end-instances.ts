import type { Instance } from '@aws-sdk/client-ec2';
import { isTerminating, type Sighting } from '../aws/instance-watch.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { leastAgeMs } from '../aws/settling.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { PROTECTED, removeInstances } from '../kinds/instance.ts';
import type { Refusal } from '../kinds/kind.ts';
import { toRefusal } from '../kinds/remove-each.ts';
import { createOwnInstances, type Origin, type OwnInstances } from './own-instances.ts';
import type { TerminationTarget } from './termination-target.ts';

/** Duration of the search for the instances of a launch without a response. */
const SETTLE_DOUBTFUL_MS = 60_000;
/** Duration of the search for an instance whose id EC2 returned before; terminated ones vanish after about an hour. */
const SETTLE_KNOWN_MS = 90_000;
/** After so long nothing is launched any more, and all that was is visible. */
const LAUNCHED_BY_MS = 30 * 60_000;
/** A refused id is sent again after so long, and then after longer and longer. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;
/** Protection from termination is not lifted by itself. */
const MOST_PROTECTED_TRIES = 3;

/** The instances of a fleet at its end. */
export interface InstanceEnd extends OwnInstances {
  /** Instances that are ours and still run. */
  running(): readonly Instance[];
  /** Terminates what is ours and not refused just now. Returns whether anything was terminated. */
  terminate(): Promise<boolean>;
  /** Whether an instance may still be terminated, or come into view. */
  isOpen(): boolean;
  /** Ids that EC2 named and no call has shown, of a fleet so young that its machines cannot be forgotten. */
  lost(): readonly string[];
  /** Client tokens of young launches without a response of which nothing has come into view. */
  doubtful(): readonly string[];
  /** Whether machines live on that nothing more is tried with: what they use is not free then. */
  isStuck(): boolean;
  /** The last refusal of every instance that still lives. */
  refusals(): ReadonlyMap<string, Refusal>;
}

/**
 * Ids of a launch of this process need no proof; other ids first have to show that they are ours. NotFound is no proof of
 * termination: after a launch it only means "not visible yet" (EC2 developer guide, eventual consistency).
 */
export function createInstanceEnd(
  target: TerminationTarget,
  origin: Origin,
  dependencies: ProvisionerDependencies,
): InstanceEnd {
  const { clock } = dependencies;
  const startedAt = clock.now().getTime();
  const own = createOwnInstances(target, origin, dependencies);
  const { watch } = own;
  const refused = new Map<string, Refused>();
  const nowMs = (): number => clock.now().getTime();

  const isAlive = ({ state }: Sighting): boolean => !isTerminating(state);
  const isGivenUp = ({ id }: Sighting): boolean => isFinal(refused.get(id));
  const proven = (): readonly Sighting[] =>
    watch.all().filter((sighting) => isAlive(sighting) && own.isProven(sighting));

  const note = (refusals: readonly Refusal[]): void => {
    for (const refusal of refusals) {
      const tries = (refused.get(refusal.id)?.tries ?? 0) + 1;
      const waitMs = Math.min(FIRST_RETRY_MS * 2 ** (tries - 1), LONGEST_RETRY_MS);
      refused.set(refusal.id, { refusal, tries, againAt: nowMs() + waitMs });
    }
  };

  return {
    ...own,
    running: () =>
      proven().flatMap(({ state, instance }) => (state === 'running' && instance ? [instance] : [])),
    terminate: async () => {
      const due = proven().filter(({ id }) => nowMs() >= (refused.get(id)?.againAt ?? 0));
      const ids = due.filter((one) => !isGivenUp(one)).map(({ id }) => id);
      const refusals = await removeInstances(ids, watch, dependencies).catch((error: unknown) => {
        note(ids.map((id) => toRefusal(id, error, 'ec2:TerminateInstances')));
        throw error;
      });
      note(refusals);
      return ids.length > refusals.length;
    },
    isOpen: () => {
      const living = watch.all().filter(isAlive);
      const isWaited = living.some((one) => one.state !== 'unseen' && !isGivenUp(one));
      return isWaited || !isSettled(target, watch.all(), startedAt, clock, refused);
    },
    lost: () => {
      if (isOld(target.intent, clock)) return [];
      return watch.all().flatMap(({ id, state }) => (state === 'unseen' && !refused.has(id) ? [id] : []));
    },
    doubtful: () => (isOld(target.intent, clock) ? [] : unshownTokens(target, watch.all())),
    isStuck: () => watch.all().some((one) => isAlive(one) && isGivenUp(one)),
    refusals: () => new Map([...refused].map(([id, { refusal }]) => [id, refusal])),
  };
}

/** Client tokens of launches that may have been sent and of which nothing was seen. */
function unshownTokens(
  { intent, doubtfulTokens }: TerminationTarget,
  sightings: readonly Sighting[],
): readonly string[] {
  const shown = new Set(sightings.map(({ instance }) => instance?.ClientToken));
  if (doubtfulTokens !== undefined) return doubtfulTokens.filter((token) => !shown.has(token));
  const tokens = intent.pools.map(({ clientToken }) => clientToken);
  return tokens.some((token) => shown.has(token)) ? [] : tokens;
}

interface Refused {
  readonly refusal: Refusal;
  readonly tries: number;
  readonly againAt: number;
}

function isFinal(refused: Refused | undefined): boolean {
  if (refused === undefined) return false;
  const { refusal, tries } = refused;
  return refusal.isDenied || (refusal.code === PROTECTED && tries >= MOST_PROTECTED_TRIES);
}

/** A launch may come long after its intent, with calls that hang before it. */
function isOld(intent: FleetIntent, clock: ProvisionerDependencies['clock']): boolean {
  return leastAgeMs(intent, clock) >= LAUNCHED_BY_MS;
}

/** Whether nothing may come into view any more: ids not seen yet, launches whose outcome is unknown. */
function isSettled(
  { intent, doubtfulTokens }: TerminationTarget,
  sightings: readonly Sighting[],
  startedAt: number,
  clock: ProvisionerDependencies['clock'],
  refused: ReadonlyMap<string, Refused>,
): boolean {
  const now = clock.now().getTime();
  const isPast = (searchMs: number): boolean => isOld(intent, clock) || now - startedAt >= searchMs;
  const isUnseen = sightings.some(({ id, state }) => state === 'unseen' && !isFinal(refused.get(id)));
  return (
    (!isUnseen || isPast(SETTLE_KNOWN_MS)) &&
    (isComplete(intent, doubtfulTokens, sightings) || isPast(SETTLE_DOUBTFUL_MS))
  );
}

/**
 * Whether a whole fleet was found: with a record, one for every launch in doubt, as each of them may have created it
 * all. Instances of one launch come into view one by one. Those of an earlier generation, which EC2 shows for an hour,
 * have other tokens. Without even a count, nothing is ever complete.
 */
function isComplete(
  { count, pools }: FleetIntent,
  doubtfulTokens: readonly string[] | undefined,
  sightings: readonly Sighting[],
): boolean {
  const seen = sightings.filter(({ state }) => state !== 'unseen');
  const ofTokens = (tokens: readonly string[]): readonly Sighting[] =>
    seen.filter(({ instance }) => tokens.includes(instance?.ClientToken ?? ''));
  if (doubtfulTokens !== undefined) return doubtfulTokens.every((token) => ofTokens([token]).length >= count);
  // Machines that had ended before were launched again in another pool.
  const lived = ofTokens(pools.map(({ clientToken }) => clientToken)).filter(
    ({ firstState = '' }) => !isTerminating(firstState),
  );
  return count > 0 && lived.length >= count;
}
