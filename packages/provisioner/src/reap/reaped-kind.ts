import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { ResourceKind } from '../fleet/resource.ts';
import type { TaggedResource } from './decide.ts';

export interface Place {
  readonly region: string;
  readonly endpoint?: string | undefined;
}
/** Why EC2 did not remove something. */
export interface Refusal {
  /** AWS error name. */
  readonly code: string;
  readonly message: string;
}

export interface ReapedKind {
  readonly kind: ResourceKind;
  list(dependencies: ProvisionerDependencies): Promise<readonly TaggedResource[]>;
  isGoing(item: TaggedResource, ending: ReadonlySet<string>): boolean;
  /** Why EC2 refused, by id. */
  remove(
    items: readonly TaggedResource[],
    dependencies: ProvisionerDependencies,
  ): Promise<ReadonlyMap<string, Refusal>>;
  removalCommand(item: TaggedResource, place: Place): string;
}

/** Removes resources of several kinds, one kind after another in the order of the list. */
export async function removeAll(
  resources: readonly TaggedResource[],
  kinds: readonly ReapedKind[],
  dependencies: ProvisionerDependencies,
): Promise<readonly (readonly [string, Refusal])[]> {
  const refusals: (readonly [string, Refusal])[] = [];
  for (const kind of kinds) {
    const own = resources.filter((resource) => resource.kind === kind.kind);
    if (own.length > 0) refusals.push(...(await kind.remove(own, dependencies)));
  }
  return refusals;
}
