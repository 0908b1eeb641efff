import { deriveFleetId, type FleetIdentity, livingFleet } from '@ami-select/provisioner';
import type { HandleStore } from '../context/dependencies.ts';

/** Identity and region of a fleet to come, and where handles are kept. */
export interface FleetName {
  readonly identity: FleetIdentity;
  readonly region: string;
  readonly handles: Pick<HandleStore, 'path' | 'read'>;
}

/**
 * The generation of the next fleet of an identity: one more than that of the fleet whose end its handle records, 0
 * without a handle. After a conflict it stays: with another one the launch would join the other process' fleet, and an
 * end of either would end both. A handle without an end is never overwritten, as it may be all that is known of living
 * machines.
 * @throws ProvisionerError CONFLICT for such a handle; INVALID_HANDLE for one that cannot be read
 */
export async function nextGeneration({ identity, region, handles }: FleetName): Promise<number> {
  const fleetId = deriveFleetId(identity, region);
  const path = handles.path(fleetId);
  const before = await handles.read(path);
  if (before === undefined) return 0;
  const { generation = 0 } = before.intent;
  if (before.terminatedAt !== undefined) return before.conflict ? generation : generation + 1;
  throw livingFleet(before, path);
}
