import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { Ownership } from '../fleet/ownership.ts';
import type { FleetResource, ResourceKind } from '../fleet/resource.ts';

/** A resource as the inventory found it. */
export interface InventoryItem extends FleetResource {
  readonly state: string;
  /** The instance that it is attached to and deleted with. */
  readonly instanceId?: string | undefined;
  /** The instance that uses it, deleted with it or not. */
  readonly usedBy?: string | undefined;
  /** By EC2's clock; of an interface, when it was attached. */
  readonly createdAt?: Date | undefined;
  readonly ownership: Ownership;
}

/** One kind of resource that a fleet creates besides instances. */
export interface Kind {
  readonly kind: ResourceKind;
  /** Everything of this kind that carries the fleet's tag and costs or clutters. */
  list(intent: FleetIntent, dependencies: ProvisionerDependencies): Promise<readonly InventoryItem[]>;
  /** Those of the ids that exist, whosever they are. */
  find(
    ids: readonly string[],
    intent: FleetIntent,
    dependencies: ProvisionerDependencies,
  ): Promise<readonly InventoryItem[]>;
  /** Whether EC2 removes it by itself, given the instances that are shutting down. */
  isGoing(item: InventoryItem, shuttingDown: ReadonlySet<string>): boolean;
  /** One attempt to remove what EC2 does not remove by itself; the next inventory shows whether it worked. */
  remove(item: InventoryItem, dependencies: ProvisionerDependencies): Promise<void>;
}

/** For resources that are deleted with their instance. */
export function goesWithInstance({ instanceId }: InventoryItem, shuttingDown: ReadonlySet<string>): boolean {
  return instanceId !== undefined && shuttingDown.has(instanceId);
}
