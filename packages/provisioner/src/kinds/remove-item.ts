import { awsErrorName } from '../aws/classify-error.ts';
import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import type { InventoryItem } from './kind.ts';

/**
 * Sends one removing call. A refusal is logged, not thrown: the next inventory shows what remains.
 *
 * @throws ProvisionerError `PERMISSION_DENIED`
 */
export async function removeItem(
  item: InventoryItem,
  action: string,
  call: () => Promise<unknown>,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  const { logger } = dependencies;
  try {
    await retry(call, { action }, dependencies);
    logger.info(`Removed ${item.kind} ${item.id}.`);
  } catch (error) {
    if (awsErrorName(error).endsWith('.NotFound')) return;
    const refusal = toProvisionerError(error, action);
    if (refusal.code === 'PERMISSION_DENIED') throw refusal;
    logger.warn(refusal.message);
  }
}
