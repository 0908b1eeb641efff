import { type InstanceWatch, isTerminating } from '../aws/instance-watch.ts';
import { byFleet } from '../aws/pages.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { ownershipOf } from '../fleet/ownership.ts';
import type { FleetResource } from '../fleet/resource.ts';
import { isFinished } from '../kinds/image.ts';
import { findById, type InventoryItem, type Kind, type Refusal } from '../kinds/kind.ts';
import { isPermanent } from '../kinds/launch-template.ts';
import type { BlindSpots } from './blind-spots.ts';
import { createdBy, kindsOf } from './kinds-of-fleet.ts';

/** What a fleet has besides instances and groups, at its end. */
export interface AttachedEnd {
  /** One inventory: what carries the fleet's tag, and the ids that were ever seen on our instances. */
  look(): Promise<void>;
  /** Removes what EC2 does not remove by itself. Returns whether anything was removed. */
  remove(): Promise<boolean>;
  /** Whether the last inventory found something that may still be removed. */
  isOpen(): boolean;
  /** Ids of instances that use something of the fleet. */
  users(): readonly string[];
  /** Everything that any inventory found. */
  seen(): readonly FleetResource[];
  /** Ids that an inventory found to be ours, or not to be there. */
  settled(): readonly string[];
  /** Resources of the last inventory that EC2 deletes with an instance that is shutting down... */
  going(): readonly FleetResource[];
  /** ...and all others. */
  remaining(): readonly InventoryItem[];
  /** Tagged like the fleet, but of somebody else: never removed. */
  foreign(): readonly FleetResource[];
  /** What the fleet used and other fleets use after it: kept on purpose. */
  permanent(): readonly FleetResource[];
  refusals(): ReadonlyMap<string, Refusal>;
}

interface Found {
  readonly kind: Kind;
  readonly item: InventoryItem;
}

export function createAttachedEnd(
  handle: Pick<FleetHandle, 'intent' | 'attached' | 'baking' | 'calls'>,
  watch: InstanceWatch,
  blindSpots: BlindSpots,
  dependencies: ProvisionerDependencies,
): AttachedEnd {
  const { intent, attached = [] } = handle;
  const { clock, untilMs = Number.POSITIVE_INFINITY } = dependencies;
  const seen = new Map<string, FleetResource>();
  const settled = new Set<string>();
  const refusals = new Map<string, Refusal>();
  let lookedFor: readonly Kind[] = [];
  let own: readonly Found[] = [];
  let foreign: readonly Found[] = [];
  let permanent: readonly FleetResource[] = [];

  /** Filters find tags later than responses show them, so that ids are looked up that the tags have never found. */
  async function listKind(kind: Kind): Promise<readonly Found[]> {
    const known = [
      ...attached,
      ...createdBy(handle, watch),
      ...watch.all().flatMap((sighting) => sighting.attached),
    ];
    const tagged = await kind.list(byFleet(intent).Filters, dependencies);
    const shown = new Set(tagged.map(({ id }) => id));
    const missing = new Set(
      known.flatMap((one) =>
        one.kind === kind.kind && !shown.has(one.id) && !settled.has(one.id) ? [one.id] : [],
      ),
    );
    const named = await findById(kind, [...missing], dependencies);
    for (const id of missing) if (!named.some((one) => one.id === id)) settled.add(id);
    for (const id of shown) settled.add(id);
    const ours = named.filter(
      (one) => ownershipOf({ tags: one.tags }, intent) === 'ours' || isPermanent(one),
    );
    return [...ours, ...tagged].map((item) => ({ kind, item }));
  }

  const isGoing = ({ kind, item }: Found): boolean => {
    const ending = watch.all().filter(({ state }) => state === 'shutting-down');
    return kind.isGoing(item, new Set(ending.map(({ id }) => id)));
  };
  const remaining = (): readonly Found[] => own.filter((one) => !isGoing(one));
  /** What a machine uses that still runs, or that no call shows yet, is that machine's matter. */
  const isRemovable = ({ item: { id, usedBy } }: Found): boolean => {
    const user = watch.all().find((one) => one.id === usedBy);
    const isUsed = user !== undefined && !isTerminating(user.state);
    return !isUsed && refusals.get(id)?.isDenied !== true;
  };

  return {
    look: async () => {
      const kinds = kindsOf(handle, watch);
      for (const { kind } of lookedFor) if (!kinds.some((one) => one.kind === kind)) blindSpots.forget(kind);
      lookedFor = kinds;
      const lists = await Promise.all(
        kinds.map((kind) => blindSpots.find(kind.kind, () => listKind(kind), [])),
      );
      const found = lists.flat().filter(({ item }) => !isFinished(item) && !isPermanent(item));
      permanent = lists.flat().flatMap(({ item }) => (isPermanent(item) ? toResource(item) : []));
      const isForeign = ({ item: { tags } }: Found): boolean => ownershipOf({ tags }, intent) === 'foreign';
      foreign = found.filter(isForeign);
      own = found.filter((one) => !isForeign(one));
      for (const { item } of own) seen.set(item.id, toResource(item));
    },
    remove: async () => {
      let removed = false;
      const due = remaining().filter((one) => isRemovable(one) && (one.kind.mayRemove?.(one.item) ?? true));
      for (const { kind, item } of due) {
        if (clock.now().getTime() >= untilMs) break;
        const refusal = await kind.remove(item, dependencies);
        if (refusal === undefined) removed = true;
        else refusals.set(item.id, refusal);
      }
      return removed;
    },
    isOpen: () => remaining().some(isRemovable),
    users: () => own.flatMap(({ item }) => item.usedBy ?? []),
    seen: () => [...seen.values()],
    settled: () => [...seen.keys(), ...settled],
    going: () => own.filter(isGoing).map(({ item }) => toResource(item)),
    remaining: () => remaining().map(({ item }) => item),
    foreign: () => foreign.map(({ item }) => toResource(item)),
    permanent: () => permanent,
    refusals: () => refusals,
  };
}

function toResource({ kind, id }: FleetResource): FleetResource {
  return { kind, id };
}
