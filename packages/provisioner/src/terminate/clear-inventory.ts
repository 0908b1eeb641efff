import type { InstanceWatch } from '../aws/instance-watch.ts';
import { pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetResource } from '../fleet/resource.ts';
import type { InventoryItem, Kind } from '../kinds/kind.ts';
import { networkInterfaces } from '../kinds/network-interface.ts';
import { securityGroups } from '../kinds/security-group.ts';
import { spotRequests } from '../kinds/spot-request.ts';
import { volumes } from '../kinds/volume.ts';

const KINDS: readonly Kind[] = [volumes, networkInterfaces, securityGroups, spotRequests];
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
}

/** Repeats inventory and removal until nothing remains, or time is up. */
export async function clearInventory(
  intent: FleetIntent,
  watch: InstanceWatch,
  dependencies: ProvisionerDependencies,
): Promise<Clearance> {
  const { clock, signal } = dependencies;
  const startedAt = clock.now().getTime();
  const seen = new Map<string, FleetResource>();
  for (;;) {
    const { going, remaining } = await takeInventory(intent, watch, dependencies);
    for (const { item } of [...going, ...remaining]) seen.set(item.id, toResource(item));
    const isPatient = clock.now().getTime() - startedAt < VANISHING_MS;
    if (remaining.length === 0 || !isPatient) {
      return {
        seen: [...seen.values()],
        going: going.map(({ item }) => toResource(item)),
        remaining: remaining.map(({ item }) => item),
      };
    }
    for (const { kind, item } of remaining) await kind.remove(item, dependencies);
    await pause(clock, POLL_MS, signal);
  }
}

interface Found {
  readonly kind: Kind;
  readonly item: InventoryItem;
}

async function takeInventory(
  intent: FleetIntent,
  watch: InstanceWatch,
  dependencies: ProvisionerDependencies,
): Promise<{ readonly going: readonly Found[]; readonly remaining: readonly Found[] }> {
  const shuttingDown = new Set(
    watch.all().flatMap(({ id, state }) => (state === 'shutting-down' ? [id] : [])),
  );
  const lists = await Promise.all(KINDS.map((kind) => listKind(kind, intent, dependencies)));
  const found = lists.flat();
  const isGoing = ({ kind, item }: Found): boolean => kind.isGoing(item, shuttingDown);
  return { going: found.filter(isGoing), remaining: found.filter((one) => !isGoing(one)) };
}

async function listKind(
  kind: Kind,
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<readonly Found[]> {
  const items = await kind.list(intent, dependencies);
  return items.map((item) => ({ kind, item }));
}

function toResource({ kind, id }: FleetResource): FleetResource {
  return { kind, id };
}
