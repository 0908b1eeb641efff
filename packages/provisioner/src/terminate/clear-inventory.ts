import type { InstanceWatch } from '../aws/instance-watch.ts';
import { pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { FleetResource } from '../fleet/resource.ts';
import type { InventoryItem, Kind } from '../kinds/kind.ts';
import { networkInterfaces } from '../kinds/network-interface.ts';
import { securityGroups } from '../kinds/security-group.ts';
import { spotRequests } from '../kinds/spot-request.ts';
import { volumes } from '../kinds/volume.ts';
import { type Denials, limitsMachines } from './denials.ts';

/** All kinds but instances. */
export const KINDS: readonly Kind[] = [volumes, networkInterfaces, securityGroups, spotRequests];
const POLL_MS = 1_000;
/** Volumes and interfaces are deleted a little after their instance. */
const VANISHING_MS = 60_000;

/** Resources of all kinds but instances. */
export interface Clearance {
  /** Everything that any inventory found. */
  readonly seen: readonly FleetResource[];
  /** Resources that the last inventory found: deleted by EC2 with an instance that is shutting down... */
  readonly going: readonly FleetResource[];
  /** ...and everything else. */
  readonly remaining: readonly InventoryItem[];
  /** Tagged like the fleet, but of somebody else: never removed. */
  readonly foreign: readonly FleetResource[];
}

/** What says which resources are of a fleet. */
export type InventoryTarget = Pick<FleetHandle, 'intent' | 'attached'>;

/**
 * Repeats inventory and removal until nothing remains that may be removed, or time is up. It lists by tag and by the ids
 * that were ever seen on our instances, because filters find tags later than responses show them.
 */
export async function clearInventory(
  target: InventoryTarget,
  watch: InstanceWatch,
  denials: Denials,
  dependencies: ProvisionerDependencies,
): Promise<Clearance> {
  const { clock, signal } = dependencies;
  const startedAt = clock.now().getTime();
  const seen = new Map<string, FleetResource>();
  for (;;) {
    const { going, remaining, foreign } = await takeInventory(target, watch, denials, dependencies);
    for (const { item } of [...going, ...remaining]) seen.set(item.id, toResource(item));
    const isPatient = clock.now().getTime() - startedAt < VANISHING_MS;
    const removable = remaining.filter(({ kind }) => mayRemove(kind, denials));
    if (removable.length === 0 || !isPatient) {
      return {
        seen: [...seen.values()],
        going: going.map(({ item }) => toResource(item)),
        remaining: remaining.map(({ item }) => item),
        foreign: foreign.map(({ item }) => toResource(item)),
      };
    }
    for (const { kind, item } of removable) {
      await denials.remove(kind.kind, () => kind.remove(item, dependencies));
    }
    await pause(clock, POLL_MS, signal);
  }
}

function mayRemove({ kind }: Kind, denials: Denials): boolean {
  return !limitsMachines(denials) && !denials.powerless().has(kind);
}

interface Inventory {
  readonly going: readonly Found[];
  readonly remaining: readonly Found[];
  readonly foreign: readonly Found[];
}

interface Found {
  readonly kind: Kind;
  readonly item: InventoryItem;
}

async function takeInventory(
  { intent, attached = [] }: InventoryTarget,
  watch: InstanceWatch,
  denials: Denials,
  dependencies: ProvisionerDependencies,
): Promise<Inventory> {
  const shuttingDown = new Set(
    watch.all().flatMap(({ id, state }) => (state === 'shutting-down' ? [id] : [])),
  );
  const known = [...attached, ...watch.all().flatMap((sighting) => sighting.attached)];
  const lists = await Promise.all(
    KINDS.map((kind) =>
      denials.find(kind.kind, () => listKind(kind, { intent, attached: known }, dependencies), []),
    ),
  );
  const isForeign = ({ item }: Found): boolean => item.ownership === 'foreign';
  const isGoing = ({ kind, item }: Found): boolean => kind.isGoing(item, shuttingDown);
  const own = lists.flat().filter((one) => !isForeign(one));
  return {
    going: own.filter(isGoing),
    remaining: own.filter((one) => !isGoing(one)),
    foreign: lists.flat().filter(isForeign),
  };
}

async function listKind(
  kind: Kind,
  { intent, attached = [] }: InventoryTarget,
  dependencies: ProvisionerDependencies,
): Promise<readonly Found[]> {
  const ids = new Set(attached.flatMap((one) => (one.kind === kind.kind ? [one.id] : [])));
  const [tagged, named] = await Promise.all([
    kind.list(intent, dependencies),
    kind.find([...ids], intent, dependencies),
  ]);
  const own = named.filter(({ ownership }) => ownership === 'ours');
  const items = new Map([...own, ...tagged].map((item) => [item.id, item]));
  return [...items.values()].map((item) => ({ kind, item }));
}

function toResource({ kind, id }: FleetResource): FleetResource {
  return { kind, id };
}
