import type { Filter } from '@aws-sdk/client-ec2';
import { findInstances } from '../aws/find-instances.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { ResourceKind } from '../fleet/resource.ts';
import { FLEET_TAG } from '../fleet/signature.ts';
import { removeInstances } from '../kinds/instance.ts';
import type { InventoryItem, Kind, Refusal } from '../kinds/kind.ts';

/** One kind of resource as a pass over a region meets it: all of one kind at once. */
export interface ReapedKind {
  readonly kind: ResourceKind;
  list(dependencies: ProvisionerDependencies): Promise<readonly InventoryItem[]>;
  isGoing(item: InventoryItem, ending: ReadonlySet<string>): boolean;
  remove(items: readonly InventoryItem[], dependencies: ProvisionerDependencies): Promise<readonly Refusal[]>;
}

/** Whoever's fleet it is. */
const SIGNED: readonly Filter[] = [{ Name: 'tag-key', Values: [FLEET_TAG] }];

export const reapedInstances: ReapedKind = {
  kind: 'instance',
  list: async (dependencies) => {
    const found = await findInstances(SIGNED, dependencies);
    const items = found.map(({ InstanceId: id = '', State, Tags: tags }) => {
      return { kind: 'instance' as const, id, state: State?.Name ?? 'pending', tags };
    });
    // EC2 shows those for about an hour.
    return items.filter(({ state }) => state !== 'terminated');
  },
  isGoing: () => false,
  remove: (items, dependencies) =>
    removeInstances(
      items.map(({ id }) => id),
      // The next list says what became of them.
      { note: () => {} },
      dependencies,
    ),
};

/** A kind whose tags find it, one removal after the other. */
export function toReaped({ kind, isGoing, list, remove }: Kind): ReapedKind {
  return {
    kind,
    list: (dependencies) => list(SIGNED, dependencies),
    isGoing,
    remove: async (items, dependencies) => {
      const refusals: Refusal[] = [];
      for (const item of items) {
        const refusal = await remove(item, dependencies);
        if (refusal !== undefined) refusals.push(refusal);
      }
      return refusals;
    },
  };
}

/** Removes resources of several kinds, one kind after another in the order of the list. */
export async function removeAll(
  resources: readonly InventoryItem[],
  kinds: readonly ReapedKind[],
  dependencies: ProvisionerDependencies,
): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  for (const kind of kinds) {
    const own = resources.filter((resource) => resource.kind === kind.kind);
    if (own.length > 0) refusals.push(...(await removeOfKind(kind, own, dependencies)));
  }
  return refusals;
}

/** A call that never works is a refusal of all that it was for: the report says so, and the other kinds go on. */
async function removeOfKind(
  kind: ReapedKind,
  resources: readonly InventoryItem[],
  dependencies: ProvisionerDependencies,
): Promise<readonly Refusal[]> {
  try {
    return await kind.remove(resources, dependencies);
  } catch (error) {
    if (!(error instanceof ProvisionerError) || error.code === 'ABORTED') throw error;
    const { awsError: code = '', message: reason } = error;
    return resources.map(({ id }) => ({ id, code, reason, isDenied: false }));
  }
}
