import type { Filter, Instance, Tag } from '@aws-sdk/client-ec2';
import { filtersOf } from '../aws/pages.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { FleetResource, ResourceKind } from '../fleet/resource.ts';

/** A resource as EC2 lists it. */
export interface InventoryItem extends FleetResource {
  readonly state: string;
  /** The instance that it is attached to and deleted with. */
  readonly instanceId?: string | undefined;
  /** The instance that uses it, deleted with it or not. */
  readonly usedBy?: string | undefined;
  /** The instance that it is there to end, after which alone it may go. */
  readonly ends?: string | undefined;
  /** By EC2's clock; of an interface, when it was attached. */
  readonly createdAt?: Date | undefined;
  readonly tags?: readonly Tag[] | undefined;
  /** Of what has a name that EC2 keeps unique. */
  readonly name?: string | undefined;
  /** Of an instance, and of EC2's record of a CreateFleet call: the token of the call. */
  readonly clientToken?: string | undefined;
}

/** One removal that EC2 refused. */
export interface Refusal {
  readonly id: string;
  /** AWS error name. */
  readonly code: string;
  readonly reason: string;
  /** The credentials lack the permission. */
  readonly isDenied: boolean;
  /** What uses it, where that is why: ids of instances, of interfaces without one, and of security groups. */
  readonly heldBy?: readonly string[];
}

/** What is known of a fleet at its end. */
export interface EndingFleet extends Pick<FleetHandle, 'intent' | 'baking' | 'calls'> {
  /** Its instances, as EC2 has shown them. */
  readonly machines: readonly Instance[];
}

/** One kind of resource that a fleet consists of: all that the end, the proof and the reaper know of it. */
export interface Kind {
  readonly kind: ResourceKind;
  /** The filter that finds it by id. */
  readonly idFilter: string;
  /** No list by tag shows it. */
  readonly byIdAlone?: true;
  /** The AWS CLI's command that removes one, up to the id. */
  readonly removal: string;
  /** By AWS error name of a refused removal: the command that has to come first, up to the id. */
  readonly release?: Readonly<Record<string, string>>;
  /** Whether a fleet may have any; always when absent. */
  mayBelongTo?(fleet: EndingFleet): boolean;
  /** Whether a fleet has hardly any, so that who may not look at them knows enough; never when absent. */
  isUnlikely?(fleet: EndingFleet): boolean;
  /** Whether the fleet may have one that no list shows yet, and no machine waits for; never when absent. */
  mayAppear?(fleet: EndingFleet): boolean;
  /** Ids that the record of a fleet or its instances name. */
  idsIn?(fleet: EndingFleet): readonly string[];
  /** Everything that the filters find and that costs or clutters. */
  list(filters: readonly Filter[], dependencies: ProvisionerDependencies): Promise<readonly InventoryItem[]>;
  /** Whether EC2 is removing it, or removes it by itself with the instances that are shutting down. */
  isGoing(item: InventoryItem, shuttingDown: ReadonlySet<string>): boolean;
  /** Whether a removal makes sense now; always when absent. */
  mayRemove?(item: InventoryItem): boolean;
  /** One attempt to remove each of what EC2 does not remove by itself; the next inventory shows whether it worked. */
  remove(items: readonly InventoryItem[], dependencies: ProvisionerDependencies): Promise<readonly Refusal[]>;
}

/** Those of the ids that exist, whosever they are. */
export async function findById(
  { idFilter, list }: Kind,
  ids: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<readonly InventoryItem[]> {
  const lists = filtersOf(idFilter, ids).map((filters) => list(filters, dependencies));
  return (await Promise.all(lists)).flat();
}

/** For resources that are deleted with their instance. */
export function goesWithInstance({ instanceId }: InventoryItem, shuttingDown: ReadonlySet<string>): boolean {
  return instanceId !== undefined && shuttingDown.has(instanceId);
}
