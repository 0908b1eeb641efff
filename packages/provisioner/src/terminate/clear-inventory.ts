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
/** Volumes and interfaces vanish a little after their instance. */
const VANISHING_MS = 60_000;

/** What the last inventory found: everything, and what is not going by itself. */
export interface Clearance {
  readonly seen: readonly FleetResource[];
  readonly remaining: readonly InventoryItem[];
}

/** Repeats inventory and removal of all kinds but instances until nothing remains, or time is up. */
export async function clearInventory(
  intent: FleetIntent,
  watch: InstanceWatch,
  dependencies: ProvisionerDependencies,
): Promise<Clearance> {
  const { clock, signal } = dependencies;
  const startedAt = clock.now().getTime();
  const seen = new Map<string, FleetResource>();
  for (;;) {
    const remaining = await takeInventory(intent, watch, seen, dependencies);
    const isPatient = clock.now().getTime() - startedAt < VANISHING_MS;
    if (remaining.length === 0 || !isPatient)
      return { seen: [...seen.values()], remaining: remaining.map(({ item }) => item) };
    for (const { kind, item } of remaining) await kind.remove(item, dependencies);
    await pause(clock, POLL_MS, signal);
  }
}

/** Adds everything to `seen`, and returns what is not going by itself. */
async function takeInventory(
  intent: FleetIntent,
  watch: InstanceWatch,
  seen: Map<string, FleetResource>,
  dependencies: ProvisionerDependencies,
): Promise<{ readonly kind: Kind; readonly item: InventoryItem }[]> {
  const shuttingDown = new Set(
    watch.all().flatMap(({ id, state }) => (state === 'shutting-down' ? [id] : [])),
  );
  const lists = await Promise.all(KINDS.map((kind) => kind.list(intent, dependencies)));
  for (const { kind, id } of lists.flat()) seen.set(id, { kind, id });
  return KINDS.flatMap((kind, index) => {
    const remaining = (lists[index] ?? []).filter((item) => !kind.isGoing(item, shuttingDown));
    return remaining.map((item) => ({ kind, item }));
  });
}
