import { awsErrorName, isDenial } from '../aws/classify-error.ts';
import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { isUseless, toProvisionerError } from '../aws/to-provisioner-error.ts';
import type { InventoryItem, Kind, Refusal } from './kind.ts';

/** The removal of a kind by one call for each resource. Refusals are returned; what is not there any more is none. */
export function removeEach(
  action: string,
  call: (id: string, dependencies: ProvisionerDependencies) => Promise<unknown>,
): Kind['remove'] {
  return async (items, dependencies) => {
    const refusals: Refusal[] = [];
    for (const item of items) {
      const refusal = await removeItem(item, action, () => call(item.id, dependencies), dependencies);
      if (refusal !== undefined) refusals.push(refusal);
    }
    return refusals;
  };
}

async function removeItem(
  item: InventoryItem,
  action: string,
  call: () => Promise<unknown>,
  dependencies: ProvisionerDependencies,
): Promise<Refusal | undefined> {
  const { logger } = dependencies;
  try {
    await retry(call, { action }, dependencies);
    logger.info(`Removed ${item.kind} ${item.id}.`);
    return undefined;
  } catch (error) {
    if (awsErrorName(error).endsWith('.NotFound')) return undefined;
    const refusal = toRefusal(item.id, error, action);
    logger.debug(refusal.reason);
    return refusal;
  }
}

/**
 * An error of a removal as the refusal of one resource.
 *
 * @throws ProvisionerError `PERMISSION_DENIED` for credentials that may do nothing at all.
 */
export function toRefusal(id: string, error: unknown, action: string): Refusal {
  const refusal = toProvisionerError(error, action);
  if (isUseless(refusal)) throw refusal;
  const { message, awsError = '' } = refusal;
  return { id, code: awsError, reason: message, isDenied: isDenial(awsError) };
}
