import { awsErrorName, isDenial } from '../aws/classify-error.ts';
import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { isUseless, toProvisionerError } from '../aws/to-provisioner-error.ts';
import type { InventoryItem, Kind, Refusal } from './kind.ts';

/** Removes one resource, and resolves with whether it was still there. @throws ProvisionerError with EC2's refusal */
export type RemoveOne = (id: string, dependencies: ProvisionerDependencies) => Promise<boolean>;

/** The removal by one call, which EC2 answers with `….NotFound`, or the error that `gone` names, when there is nothing. */
export function removeOne(
  action: string,
  call: (id: string, dependencies: ProvisionerDependencies) => Promise<unknown>,
  gone?: string,
): RemoveOne {
  return async (id, dependencies) => {
    try {
      await retry(() => call(id, dependencies), { action }, dependencies);
      return true;
    } catch (error) {
      const name = awsErrorName(error);
      if (name.endsWith('.NotFound') || name === gone) return false;
      throw toProvisionerError(error, action);
    }
  };
}

/** The removal of a kind, one resource after another. Refusals are returned. */
export function removeEach(remove: RemoveOne): Kind['remove'] {
  return async (items, dependencies) => {
    const refusals: Refusal[] = [];
    for (const item of items) {
      const refusal = await removeItem(item, remove, dependencies);
      if (refusal !== undefined) refusals.push(refusal);
    }
    return refusals;
  };
}

async function removeItem(
  { kind, id }: InventoryItem,
  remove: RemoveOne,
  dependencies: ProvisionerDependencies,
): Promise<Refusal | undefined> {
  const { logger } = dependencies;
  try {
    if (await remove(id, dependencies)) logger.info(`Removed ${kind} ${id}.`);
    return undefined;
  } catch (error) {
    const refusal = toRefusal(id, error, `the removal of ${kind} ${id}`);
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
