import { pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import { deregisterImage } from '../kinds/image.ts';
import { deleteSnapshot } from '../kinds/snapshot.ts';

/** A snapshot is held for a moment by the image that was deregistered. */
const HELD_ATTEMPTS = 12;
const HELD_POLL_MS = 5_000;

/**
 * Deregisters an image and deletes its snapshots, in this order: EC2 refuses the other. What is gone already is fine.
 *
 * @throws ProvisionerError `PERMISSION_DENIED`, `REFUSED` for an image with deregistration protection...
 */
export async function removeImage(
  { imageId, snapshotIds }: { readonly imageId: string; readonly snapshotIds: readonly string[] },
  dependencies: ProvisionerDependencies,
): Promise<void> {
  await deregisterImage(imageId, dependencies);
  await removeSnapshots(snapshotIds, dependencies);
  dependencies.logger.info(`Removed image ${imageId} and ${snapshotIds.length} snapshots.`);
}

export async function removeSnapshots(
  ids: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<void> {
  for (const id of ids) await removeSnapshot(id, dependencies);
}

async function removeSnapshot(id: string, dependencies: ProvisionerDependencies): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await deleteSnapshot(id, dependencies);
      return;
    } catch (error) {
      const isHeld = error instanceof ProvisionerError && error.awsError === 'InvalidSnapshot.InUse';
      if (!isHeld || attempt === HELD_ATTEMPTS) throw error;
      await pause(dependencies.clock, HELD_POLL_MS);
    }
  }
}
