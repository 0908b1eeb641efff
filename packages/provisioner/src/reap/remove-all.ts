import type { ProvisionerDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { InventoryItem, Refusal } from '../kinds/kind.ts';
import type { ReapedKind } from './reaped-kinds.ts';

/** Removes resources of several kinds, one kind after another in the order of the list. */
export async function removeAll(
  resources: readonly InventoryItem[],
  kinds: readonly ReapedKind[],
  dependencies: ProvisionerDependencies,
): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  for (const kind of kinds) {
    const own = resources.filter((one) => one.kind === kind.kind && (kind.mayRemove?.(one) ?? true));
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
