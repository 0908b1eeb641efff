import { byFleet } from '../aws/pages.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { mayBelieveAbsence } from '../aws/settling.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Ownership } from '../fleet/ownership.ts';
import { findById, type InventoryItem, type Refusal } from '../kinds/kind.ts';
import { networkInterfaces } from '../kinds/network-interface.ts';
import {
  deleteGroup,
  findNamesakes,
  findReferring,
  heldGroup,
  isUsed,
  ownershipOfGroup,
  securityGroups,
} from '../kinds/security-group.ts';
import type { BlindSpots } from './blind-spots.ts';
import type { Origin } from './own-instances.ts';

/** Duration of the search for a group whose creation had no response, or that does not show its tags. */
const SETTLE_MS = 30_000;
const DEFAULT_GROUP = 'default';

/** How an end began. */
export interface EndStart extends Origin {
  /** Milliseconds of the clock. */
  readonly startedAt: number;
}

/** When groups are to be removed. */
export interface RemoveOptions {
  /** A look at their interfaces comes first. */
  readonly mayBeInUse: boolean;
  isStranger(instanceId: string): boolean;
  /** Whether another caller launched the machine under this identity: a group that was found is theirs as well then. */
  isTwin?(instanceId: string): boolean;
}

/** The security groups of a fleet at its end. */
export interface GroupEnd {
  /** Looks at the fleet's group by name, and in the same call at the default group of its VPC, whose id it returns. */
  lookAtVpc(vpcId: string): Promise<string | undefined>;
  lookForAll(): Promise<void>;
  /**
   * Deletes the groups that are free. Returns the ids of instances that keep one from being so; what a stranger uses, or
   * names in a rule, is not waited for.
   */
  remove(options: RemoveOptions): Promise<readonly string[]>;
  isOpen(): boolean;
  /** Whether all that is left to do is to wait for interfaces to leave the groups. */
  isWaiting(): boolean;
  own(): readonly string[];
  /** Own groups that are still there. */
  kept(): readonly string[];
  foreign(): readonly string[];
  refusals(): ReadonlyMap<string, Refusal>;
}

export function createGroupEnd(
  handle: FleetHandle,
  start: EndStart,
  blindSpots: BlindSpots,
  dependencies: ProvisionerDependencies,
): GroupEnd {
  return new FleetGroups(handle, start, blindSpots, dependencies);
}

class FleetGroups implements GroupEnd {
  readonly #handle: FleetHandle;
  readonly #start: EndStart;
  readonly #blindSpots: BlindSpots;
  readonly #dependencies: ProvisionerDependencies;
  readonly #known: readonly string[];
  readonly #shown: Map<string, Ownership> = new Map();
  readonly #deleted: Set<string> = new Set();
  /** Not there in the words of a deletion... */
  readonly #absent: Set<string> = new Set();
  /** ...and there in the last look, which outranks it. */
  #listed: ReadonlySet<string> = new Set();
  /** Groups that an interface uses. */
  readonly #inUse: Set<string> = new Set();
  /** Groups that somebody else's interface or rule keeps. */
  readonly #held: Set<string> = new Set();
  readonly #refusals: Map<string, Refusal> = new Map();
  /** Found at the launch, and used by a fleet of the same identity, which lives on. */
  readonly #left: Set<string> = new Set();

  constructor(
    handle: FleetHandle,
    start: EndStart,
    blindSpots: BlindSpots,
    dependencies: ProvisionerDependencies,
  ) {
    this.#handle = handle;
    this.#start = start;
    this.#blindSpots = blindSpots;
    this.#dependencies = dependencies;
    const { securityGroupId, terminatedAt } = handle;
    this.#known = securityGroupId === undefined || terminatedAt !== undefined ? [] : [securityGroupId];
    if (start.launchedHere) for (const id of this.#known) this.#shown.set(id, 'ours');
  }

  async lookAtVpc(vpcId: string): Promise<string | undefined> {
    const { securityGroupName: name } = this.#handle.intent;
    const names = name === undefined ? [DEFAULT_GROUP] : [name, DEFAULT_GROUP];
    const found = await this.#find(() => findNamesakes(names, vpcId, this.#dependencies));
    this.#take(found.filter((group) => group.name === name));
    return found.find((group) => group.name === DEFAULT_GROUP)?.id;
  }

  async lookForAll(): Promise<void> {
    const { intent } = this.#handle;
    const { securityGroupName: name } = intent;
    const isSought = name !== undefined && this.own().length === 0 && this.#isDoubtful();
    const [tagged, namesakes] = await Promise.all([
      this.#find(() => securityGroups.list(byFleet(intent).Filters, this.#dependencies)),
      isSought ? this.#find(() => findNamesakes([name], undefined, this.#dependencies)) : [],
    ]);
    this.#take([...tagged, ...namesakes]);
    const listed = new Set(tagged.map(({ id }) => id));
    const missing = this.#known.filter((id) => !listed.has(id) && !this.#isGone(id));
    const named = await this.#find(() => findById(securityGroups, missing, this.#dependencies));
    this.#take(named);
    this.#listed = new Set([...listed, ...named.map(({ id }) => id)]);
  }

  async remove({ mayBeInUse, isStranger, isTwin }: RemoveOptions): Promise<readonly string[]> {
    const users: string[] = [];
    for (const id of this.#waited()) {
      const isLooked = mayBeInUse || this.#inUse.has(id);
      const found = isLooked ? await this.#usersOf(id) : [];
      users.push(...found.flatMap(({ usedBy }) => usedBy ?? []));
      if (found.length === 0) await this.#delete(id);
      else if (this.#isFound() && found.some(({ usedBy = '' }) => isTwin?.(usedBy))) this.#leave(id);
      else this.#noteUsers(id, found, isStranger);
    }
    return users;
  }

  isOpen(): boolean {
    if (this.#blindSpots.isDenied('security-group')) return false;
    return this.#waited().length > 0 || this.#mayAppear();
  }

  isWaiting(): boolean {
    const waited = this.#waited();
    return waited.length > 0 && waited.every((id) => this.#inUse.has(id)) && !this.#mayAppear();
  }

  own(): readonly string[] {
    return this.#withOwnership('ours');
  }

  kept(): readonly string[] {
    return this.own().filter((id) => !this.#isGone(id));
  }

  foreign(): readonly string[] {
    return [...this.#withOwnership('foreign'), ...this.#withOwnership('unproven')];
  }

  refusals(): ReadonlyMap<string, Refusal> {
    return this.#refusals;
  }

  #isFound(): boolean {
    const { calls = [] } = this.#handle;
    return calls.some(({ action, adopted }) => action === 'CreateSecurityGroup' && adopted === true);
  }

  #leave(id: string): void {
    this.#left.add(id);
    this.#shown.delete(id);
  }

  #isGone(id: string): boolean {
    return this.#deleted.has(id) || (this.#absent.has(id) && !this.#listed.has(id));
  }

  /** Groups that may still be deleted. */
  #waited(): readonly string[] {
    return this.kept().filter((id) => !this.#held.has(id) && !this.#refusals.get(id)?.isDenied);
  }

  /** Whether a group may come into view, or come to show whose it is. */
  #mayAppear(): boolean {
    const isUnproven = this.#withOwnership('unproven').length > 0;
    const isUnseen = this.#known.some((id) => !this.#shown.has(id) && !this.#left.has(id));
    const isMissing = this.own().length === 0 && this.#isDoubtful();
    return (isUnproven || isUnseen || isMissing) && !this.#mayBelieveAbsence();
  }

  #mayBelieveAbsence(): boolean {
    const { startedAt } = this.#start;
    const search = { startedAt, searchMs: SETTLE_MS };
    return mayBelieveAbsence(this.#handle.intent, search, this.#dependencies.clock);
  }

  #isDoubtful(): boolean {
    const { intent, calls, terminatedAt } = this.#handle;
    if (intent.securityGroupName === undefined || terminatedAt !== undefined) return false;
    if (calls === undefined) return true;
    return calls.some(({ action, outcome }) => action === 'CreateSecurityGroup' && outcome === 'sent');
  }

  #withOwnership(wanted: Ownership): readonly string[] {
    return [...this.#shown].filter(([, ownership]) => ownership === wanted).map(([id]) => id);
  }

  #take(groups: readonly InventoryItem[]): void {
    const { launchedHere, isShared = false } = this.#start;
    for (const group of groups) {
      const isKnown = this.#known.includes(group.id);
      const isTrusted = launchedHere && isKnown;
      if ((isShared && !isKnown) || this.#left.has(group.id)) continue;
      this.#shown.set(group.id, isTrusted ? 'ours' : ownershipOfGroup(group, this.#handle.intent));
    }
  }

  #find(work: () => Promise<readonly InventoryItem[]>): Promise<readonly InventoryItem[]> {
    return this.#blindSpots.find('security-group', work, []);
  }

  /** Interfaces outlive their machines by some seconds; a look at them is cheaper than a refused deletion. */
  #usersOf(id: string): Promise<readonly InventoryItem[]> {
    const filters = [{ Name: 'group-id', Values: [id] }];
    const look = () => networkInterfaces.list(filters, this.#dependencies);
    return this.#blindSpots.find('network-interface', look, []);
  }

  /** Our interfaces go with their machines; one that no machine uses for so long is somebody else's. */
  #noteUsers(
    id: string,
    interfaces: readonly InventoryItem[],
    isStranger: RemoveOptions['isStranger'],
  ): void {
    this.#inUse.add(id);
    const isOfStranger = ({ usedBy }: InventoryItem): boolean =>
      usedBy === undefined ? this.#mayBelieveAbsence() : isStranger(usedBy);
    if (interfaces.some(isOfStranger)) this.#held.add(id);
    this.#refusals.set(id, heldGroup(id, { interfaces }));
  }

  /** Refused although no interface uses it: rules of other groups hold it for good, anything else passes. */
  async #noteReferring(id: string): Promise<void> {
    const referring = await findReferring(id, this.#dependencies);
    if (referring.length === 0) return;
    this.#held.add(id);
    this.#refusals.set(id, heldGroup(id, { referring }));
  }

  async #delete(id: string): Promise<void> {
    const outcome = await deleteGroup(id, this.#dependencies);
    if (outcome === 'deleted') {
      this.#deleted.add(id);
    } else if (outcome === 'not-found') {
      if (this.#wasThere(id) || this.#mayBelieveAbsence()) this.#absent.add(id);
      // A whole look says whether it is there, which a wait for its interfaces does not.
      this.#inUse.delete(id);
    } else {
      this.#refusals.set(id, outcome);
      if (this.#inUse.has(id) && isUsed(outcome)) await this.#noteReferring(id);
      this.#inUse.add(id);
    }
  }

  /** A launch is sent only after the group took its rule, so EC2 has shown it by then. */
  #wasThere(id: string): boolean {
    const isLaunched = this.#handle.calls?.some(
      ({ action }) => action === 'RunInstances' || action === 'CreateFleet',
    );
    return this.#inUse.has(id) || isLaunched === true;
  }
}
