import type { Instance } from '@aws-sdk/client-ec2';
import {
  createInstanceWatch,
  type InstanceWatch,
  isTerminating,
  type Sighting,
} from '../aws/instance-watch.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { mayShowTraits } from '../aws/settling.ts';
import { type Ownership, ownershipOf } from '../fleet/ownership.ts';
import { isLeaseOfOther, leaseOf } from '../fleet/signature.ts';
import { ec2Fleets } from '../kinds/ec2-fleet.ts';
import { findByEc2Fleet, findByIds, findByTag, findByToken, findOfAnyEc2Fleet } from '../kinds/instance.ts';
import { ec2FleetsOf } from '../kinds/instant-call.ts';
import { findById } from '../kinds/kind.ts';
import { ownershipOfItem } from '../kinds/ownership-of-item.ts';
import type { TerminationTarget } from './termination-target.ts';

/** Longest wait for an instance to show token or tags. */
const PROOF_MS = 30_000;

/** The instances of a fleet, and those that only look like it or that a handle names without right. */
export interface OwnInstances {
  /** Never holds an instance of somebody else. */
  readonly watch: InstanceWatch;
  /** Instances that use what is ours: the next search says whose they are. */
  expect(ids: readonly string[]): void;
  /** Whether the instance may be terminated. One that EC2 does not show yet has no proof. */
  isProven(sighting: Sighting): boolean;
  /** Reads the instances whose ids are known and that are not shutting down: one call, in haste once the signal aborts. */
  lookAtKnown(hurry?: AbortSignal | undefined): Promise<void>;
  /** Searches by tag, and by client token while launches are in doubt; then by id what neither showed. In haste as above. */
  lookForAll(hurry?: AbortSignal | undefined): Promise<void>;
  foreignIds(): readonly string[];
  /** Machines that another caller launched under this identity: tagged like ours, with another lease. */
  twinIds(): readonly string[];
  /** Machines of CreateFleet calls that may be ours and that could not be looked at. */
  undecidedIds(): readonly string[];
}

/** What an end may believe. */
export interface Origin {
  /** The ids of the target came from EC2's responses to this process, so that they need no proof. */
  readonly launchedHere: boolean;
  /** Another process has the same identity: token and tags prove nothing, and only what the target names is ours. */
  readonly isShared?: boolean | undefined;
}

export function createOwnInstances(
  { intent, knownIds, doubtfulTokens, ec2FleetIds, isInstantInDoubt = false }: TerminationTarget,
  { launchedHere, isShared = false }: Origin,
  dependencies: ProvisionerDependencies,
): OwnInstances {
  const { clock, logger } = dependencies;
  const startedAt = clock.now().getTime();
  const search = { startedAt, searchMs: PROOF_MS };
  const watch = createInstanceWatch(() => clock.now().getTime() - startedAt);
  const trusted = new Set(launchedHere ? knownIds : []);
  const foreign = new Set<string>();
  const twins = new Set<string>();
  /** EC2's records of CreateFleet calls that have shown that they are ours. */
  const ownFleets = new Set<string>();
  const strangeFleets = new Set<string>();
  let undecided: readonly string[] = [];
  watch.expect(knownIds);

  const ownershipOfInstance = (instance: Instance): Ownership => {
    const { InstanceId = '', Tags, ClientToken } = instance;
    if (trusted.has(InstanceId)) return 'ours';
    // The lease is all that tells the machines of two processes with one identity apart.
    if (isShared && leaseOf(Tags) !== intent.expiresAt) return 'foreign';
    const [ec2Fleet = ''] = ec2FleetsOf([instance]);
    if (ownFleets.has(ec2Fleet)) return 'ours';
    if (ec2Fleet !== '' && ec2FleetIds?.includes(ec2Fleet) === false) return 'foreign';
    return ownershipOf({ kind: 'instance', tags: Tags, clientToken: ClientToken }, intent);
  };

  /**
   * What EC2 launched in a call of ours is ours, whatever became of its tags: nobody can change the token of the call.
   * Returns whether the calls could be looked at.
   */
  const learnCalls = async (found: readonly Instance[], hurry: AbortSignal | undefined): Promise<boolean> => {
    const others = found.filter((instance) => ownershipOfInstance(instance) !== 'ours');
    const ids = ec2FleetsOf(others).filter((id) => !strangeFleets.has(id));
    // Where a call cannot be looked at, what it launched is left untouched and named, so that no proof is clean.
    const calls = await findById(ec2Fleets, ids, { ...dependencies, hurry }).catch(() => undefined);
    for (const call of calls ?? [])
      (ownershipOfItem(call, intent) === 'ours' ? ownFleets : strangeFleets).add(call.id);
    return calls !== undefined;
  };

  /** What this process knows by id is all that it launched beside a fleet of the same identity. */
  const isTwin = ({ InstanceId = '', Tags }: Instance): boolean =>
    launchedHere && !isShared && !trusted.has(InstanceId) && isLeaseOfOther(intent, Tags);

  const leaveTwins = (found: readonly Instance[]): void => {
    const news = found.flatMap(({ InstanceId = '' }) => (twins.has(InstanceId) ? [] : [InstanceId]));
    for (const id of news) twins.add(id);
    watch.dismiss([...twins]);
    if (news.length === 0) return;
    const { fleetId } = intent;
    logger.warn(
      `${news.join(', ')}: left alone, as another caller has given the identity of ${fleetId} to a fleet of its own.`,
    );
  };

  async function take(shown: readonly Instance[], hurry: AbortSignal | undefined): Promise<void> {
    leaveTwins(shown.filter(isTwin));
    const found = shown.filter((instance) => !isTwin(instance));
    await learnCalls(found, hurry);
    for (const instance of found) {
      const ownership = ownershipOfInstance(instance);
      const mayWait = (): boolean => mayShowTraits(instance.LaunchTime, intent, search, clock);
      if (ownership === 'ours') foreign.delete(instance.InstanceId ?? '');
      if (ownership === 'ours' || (ownership === 'unproven' && mayWait())) watch.observe([instance]);
      else foreign.add(instance.InstanceId ?? '');
    }
    watch.dismiss([...foreign]);
  }

  /**
   * Those that have lost their tags: EC2 shows its own tag with the id of the call for ever. Others of a call of which one
   * is ours, and where the id of no call is known, those of every call whose token is ours.
   */
  const lookAtCalls = async (hurry: AbortSignal | undefined): Promise<void> => {
    const ids = ec2FleetsOf(watch.all().flatMap(({ instance }) => instance ?? []));
    const searched = { ...dependencies, hurry };
    const found = await Promise.all([
      ids.length === 0 ? [] : findByEc2Fleet(ids, searched),
      isInstantInDoubt ? findOfAnyEc2Fleet(searched) : [],
    ]);
    const known = new Set([...foreign, ...watch.all().map(({ id }) => id)]);
    const others = found.flat().filter(({ InstanceId = '' }) => !known.has(InstanceId));
    const isLearned = await learnCalls(others, hurry);
    undecided = isLearned ? [] : others.flatMap(({ InstanceId = '' }) => InstanceId);
    const calls = new Set([...ids, ...ownFleets]);
    await take(
      others.filter((one) => ec2FleetsOf([one]).some((id) => calls.has(id))),
      hurry,
    );
  };

  /** Another process' launch by the same token has another lease than ours. */
  const lookForShared = async (hurry: AbortSignal | undefined): Promise<void> => {
    const pools = intent.pools.filter(({ clientToken }) => doubtfulTokens?.includes(clientToken));
    const found =
      pools.length === 0 ? [] : await findByToken({ ...intent, pools }, { ...dependencies, hurry });
    const own = found.filter(({ Tags }) => leaseOf(Tags) === intent.expiresAt);
    await take(own, hurry);
    await lookAtKnown(own, hurry);
  };

  const lookAtKnown = async (shown: readonly Instance[], hurry?: AbortSignal | undefined): Promise<void> => {
    const seen = new Set(shown.map(({ InstanceId }) => InstanceId));
    const others = watch.all().filter(({ id, state }) => !isTerminating(state) && !seen.has(id));
    const ids = others.map(({ id }) => id);
    await take(await findByIds(ids, { ...dependencies, hurry }), hurry);
  };
  return {
    watch,
    expect: (ids) => watch.expect(ids.filter((id) => !foreign.has(id) && !twins.has(id))),
    foreignIds: () => [...foreign],
    twinIds: () => [...twins],
    undecidedIds: () => undecided,
    isProven: ({ id, instance }) =>
      instance === undefined ? trusted.has(id) : ownershipOfInstance(instance) === 'ours',
    lookAtKnown: (hurry) => lookAtKnown([], hurry),
    lookForAll: async (hurry) => {
      if (isShared) return lookForShared(hurry);
      const isInDoubt = doubtfulTokens === undefined || doubtfulTokens.length > 0;
      const searches = await Promise.allSettled([
        findByTag(intent, { ...dependencies, hurry }),
        isInDoubt ? findByToken(intent, { ...dependencies, hurry }) : [],
      ]);
      // What one search finds ends, though the other one fails.
      const shown = searches.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
      await take(shown, hurry);
      for (const one of searches) if (one.status === 'rejected') throw one.reason;
      if (isInDoubt) await lookAtCalls(hurry);
      await lookAtKnown(shown, hurry);
    },
  };
}
