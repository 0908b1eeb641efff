import { isTerminating, type Sighting } from '../aws/instance-watch.ts';
import { byFleet } from '../aws/pages.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { mayBelieveAbsence } from '../aws/settling.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { FleetResource } from '../fleet/resource.ts';
import { KINDS } from '../kinds/all-kinds.ts';
import { isFinished } from '../kinds/image.ts';
import { instances as machines } from '../kinds/instance.ts';
import { type EndingFleet, findById, type InventoryItem, type Kind, type Refusal } from '../kinds/kind.ts';
import { isPermanent } from '../kinds/launch-template.ts';
import { ownershipOfItem } from '../kinds/ownership-of-item.ts';
import { schedules } from '../kinds/schedule.ts';
import { createScheduleAccess } from '../kinds/schedule-access.ts';
import { securityGroups } from '../kinds/security-group.ts';
import type { BlindSpots } from './blind-spots.ts';
import type { InstanceEnd } from './end-instances.ts';
import type { Origin } from './own-instances.ts';

/** What a fleet has besides instances and groups, at its end. */
export interface AttachedEnd {
  /** One inventory: what carries the fleet's tag, and the ids that were ever seen on our instances. */
  look(): Promise<void>;
  /** The same for schedules, which are another service's: no termination waits for that. */
  lookAtSchedules(): Promise<void>;
  /** Removes what EC2 does not remove by itself. Returns whether anything was removed. */
  remove(): Promise<boolean>;
  /** Whether the last inventory found something that may still be removed, or something may come into view. */
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

/** Those whose end has its own place in the order: machines first, then their schedules, groups last. */
const APART: ReadonlySet<Kind> = new Set([machines, schedules, securityGroups]);

/** Duration of the search for the record of a CreateFleet whose id is known; no list by tag would find it later. */
const SETTLE_MS = 60_000;

interface Found {
  readonly kind: Kind;
  readonly item: InventoryItem;
}

export function createAttachedEnd(
  handle: Pick<FleetHandle, 'intent' | 'attached' | 'baking' | 'calls'> & Pick<Origin, 'isShared'>,
  instances: Pick<InstanceEnd, 'watch' | 'isOpen' | 'isProven' | 'foreignIds' | 'twinIds'>,
  blindSpots: BlindSpots,
  dependencies: ProvisionerDependencies,
): AttachedEnd {
  const { intent, attached = [], isShared = false } = handle;
  const { watch } = instances;
  const { clock, untilMs = Number.POSITIVE_INFINITY } = dependencies;
  const seen = new Map<string, InventoryItem>();
  const settled = new Set<string>();
  const refusals = new Map<string, Refusal>();
  const found = new Map<Kind, readonly Found[]>();
  /** Kinds of which EC2 may come to show more. */
  const appearing = new Set<Kind>();
  const search = { startedAt: clock.now().getTime(), searchMs: SETTLE_MS };
  const canListSchedules = createScheduleAccess(dependencies);

  const fleet = (): EndingFleet => {
    return { ...handle, machines: watch.all().flatMap(({ instance }) => instance ?? []) };
  };

  const isAwaited = (kind: Kind): boolean =>
    kind.mayAppear?.(fleet()) === true && ![...seen.values()].some((one) => one.kind === kind.kind);

  /** EC2 deletes it with an instance of ours, whatever its tags say. */
  const goesWithOurs = ({ instanceId }: InventoryItem): boolean =>
    instanceId !== undefined && watch.all().some((one) => one.id === instanceId && instances.isProven(one));

  /** What another process with the same identity launched has the same tags. */
  const isOfMachines = ({ instanceId, usedBy, ends }: InventoryItem): boolean =>
    watch.all().some(({ id }) => [instanceId, usedBy, ends].includes(id));

  /** Filters find tags later than responses show them, so that ids are looked up that the tags have never found. */
  async function listKind(kind: Kind): Promise<readonly Found[]> {
    const attachedIds = [...attached, ...watch.all().flatMap((sighting) => sighting.attached)].flatMap(
      (one) => (one.kind === kind.kind ? [one.id] : []),
    );
    const known = [...attachedIds, ...(kind.idsIn?.(fleet()) ?? [])];
    const listed = await kind.list(byFleet(intent).Filters, dependencies);
    const tagged = isShared ? listed.filter(isOfMachines) : listed;
    const shown = new Set(tagged.map(({ id }) => id));
    const missing = new Set(known.filter((id) => !shown.has(id) && !settled.has(id)));
    const named = await findById(kind, [...missing], dependencies);
    const absent = [...missing].filter((id) => !named.some((one) => one.id === id));
    const unseen = absent.filter((id) => !seen.has(id));
    const isAnyShown = shown.size > 0 || named.length > 0;
    const mayAppear = kind.byIdAlone ? unseen.length > 0 : !isAnyShown && isAwaited(kind);
    if (mayAppear && !mayBelieveAbsence(intent, search, clock)) appearing.add(kind);
    else appearing.delete(kind);
    for (const id of absent) if (!appearing.has(kind) || !unseen.includes(id)) settled.add(id);
    for (const id of shown) settled.add(id);
    const ours = named.filter(
      (one) => ownershipOfItem(one, intent) === 'ours' || isPermanent(one) || goesWithOurs(one),
    );
    return [...ours, ...tagged].map((item) => ({ kind, item }));
  }

  const isGoing = ({ kind, item }: Found): boolean => {
    const ending = watch.all().filter(({ state }) => state === 'shutting-down');
    return kind.isGoing(item, new Set(ending.map(({ id }) => id)));
  };
  const all = (): readonly Found[] => [...found.values()].flat();
  const isOfTwin = ({ instanceId, usedBy, ends }: InventoryItem): boolean =>
    instances.twinIds().some((id) => [instanceId, usedBy, ends].includes(id));
  const left = (): readonly Found[] =>
    all().filter(({ item }) => !isFinished(item) && !isPermanent(item) && !isOfTwin(item));
  /** What a machine of somebody else uses is theirs, with all tags of ours too: a launch like one of ours copies them. */
  const isForeign = ({ item }: Found): boolean =>
    !goesWithOurs(item) &&
    (ownershipOfItem(item, intent) === 'foreign' || instances.foreignIds().includes(item.usedBy ?? ''));
  const own = (): readonly Found[] => left().filter((one) => !isForeign(one));
  const remaining = (): readonly Found[] => own().filter((one) => !isGoing(one));
  const livingUser = (id: string | undefined): Sighting | undefined =>
    watch.all().find((one) => one.id === id && !isTerminating(one.state));
  /**
   * What a machine uses that still runs, or that no call shows yet, is that machine's matter. The schedule that ends one
   * stays as long as that may be needed.
   */
  const isRemovable = ({ item: { id, usedBy, ends } }: Found): boolean => {
    const ending = livingUser(ends);
    const isNeeded = ending !== undefined && (ending.state !== 'unseen' || instances.isOpen());
    return livingUser(usedBy) === undefined && !isNeeded && refusals.get(id)?.isDenied !== true;
  };
  const lookAt = async (some: readonly Kind[]): Promise<void> => {
    const look = async (kind: Kind): Promise<void> => {
      found.set(kind, await blindSpots.find(kind.kind, () => listKind(kind), []));
    };
    await Promise.all(some.map(look));
    for (const { item } of own()) seen.set(item.id, item);
  };

  return {
    look: async () => {
      const kinds = KINDS.filter((kind) => !APART.has(kind) && (kind.mayBelongTo?.(fleet()) ?? true));
      const others = [...found.keys()].filter((kind) => kind !== schedules && !kinds.includes(kind));
      for (const other of others) {
        found.delete(other);
        appearing.delete(other);
        blindSpots.forget(other.kind);
      }
      await lookAt(kinds);
      for (const kind of kinds)
        if (blindSpots.isDenied(kind.kind) && kind.isUnlikely?.(fleet())) blindSpots.forget(kind.kind);
    },
    lookAtSchedules: async () => {
      // Of a fleet whose id alone is known nobody knows whether it has any.
      const mayHave = intent.leaseRoleArn !== undefined || (intent.count === 0 && (await canListSchedules()));
      if (mayHave) await lookAt([schedules]);
    },
    remove: async () => {
      let removed = false;
      const due = remaining().filter((one) => isRemovable(one) && (one.kind.mayRemove?.(one.item) ?? true));
      for (const { kind, item } of due) {
        if (clock.now().getTime() >= untilMs) break;
        const [refusal] = await kind.remove([item], dependencies);
        if (refusal === undefined) removed = true;
        else refusals.set(item.id, refusal);
      }
      return removed;
    },
    isOpen: () =>
      [...appearing].some(({ kind }) => !blindSpots.isDenied(kind)) || remaining().some(isRemovable),
    users: () => own().flatMap(({ item }) => item.usedBy ?? []),
    seen: () => [...seen.values()].filter((item) => !isOfTwin(item)).map(toResource),
    settled: () => [...seen.keys(), ...settled],
    going: () =>
      own()
        .filter(isGoing)
        .map(({ item }) => toResource(item)),
    remaining: () => remaining().map(({ item }) => item),
    foreign: () => left().flatMap((one) => (isForeign(one) ? toResource(one.item) : [])),
    permanent: () => all().flatMap(({ item }) => (isPermanent(item) ? toResource(item) : [])),
    refusals: () => refusals,
  };
}

function toResource({ kind, id }: FleetResource): FleetResource {
  return { kind, id };
}
