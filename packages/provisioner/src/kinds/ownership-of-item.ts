import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { type Ownership, ownershipOf } from '../fleet/ownership.ts';
import type { InventoryItem } from './kind.ts';
import { ownershipOfGroup } from './security-group.ts';

/** Whose a listed resource is, as far as it shows. */
export function ownershipOfItem(item: InventoryItem, intent: FleetIntent): Ownership {
  return item.kind === 'security-group' ? ownershipOfGroup(item, intent) : ownershipOf(item, intent);
}
