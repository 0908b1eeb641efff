import {
  DeleteSnapshotCommand,
  DeregisterImageCommand,
  DescribeSnapshotsCommand,
  type Filter,
} from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { collectPages } from '../aws/pages.ts';
import { pause, request, retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';

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
  const { ec2, logger } = dependencies;
  await unlessGone(
    'ec2:DeregisterImage',
    () => ec2.send(new DeregisterImageCommand({ ImageId: imageId })),
    dependencies,
  );
  await removeSnapshots(snapshotIds, dependencies);
  logger.info(`Removed image ${imageId} and ${snapshotIds.length} snapshots.`);
}

export async function removeSnapshots(
  ids: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<void> {
  for (const id of ids) await deleteSnapshot(id, dependencies);
}

/** Ids of own snapshots that match, also of an image that does not name them yet. */
export async function findSnapshots(
  filters: readonly Filter[],
  dependencies: ProvisionerDependencies,
): Promise<readonly string[]> {
  const snapshots = await collectPages(
    (next) =>
      request(
        () =>
          dependencies.ec2.send(
            new DescribeSnapshotsCommand({ OwnerIds: ['self'], Filters: [...filters], ...next }),
          ),
        { action: 'ec2:DescribeSnapshots' },
        dependencies,
      ),
    ({ Snapshots = [] }) => Snapshots,
  );
  return snapshots.flatMap(({ SnapshotId }) => SnapshotId ?? []);
}

async function deleteSnapshot(SnapshotId: string, dependencies: ProvisionerDependencies): Promise<void> {
  const { ec2, clock } = dependencies;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await unlessGone(
        'ec2:DeleteSnapshot',
        () => ec2.send(new DeleteSnapshotCommand({ SnapshotId })),
        dependencies,
      );
      return;
    } catch (error) {
      const isHeld = toProvisionerError(error, '').awsError === 'InvalidSnapshot.InUse';
      if (!isHeld || attempt === HELD_ATTEMPTS) throw error;
      await pause(clock, HELD_POLL_MS);
    }
  }
}

async function unlessGone(
  action: string,
  call: () => Promise<unknown>,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  try {
    await retry(call, { action }, dependencies);
  } catch (error) {
    const name = awsErrorName(error);
    if (name.endsWith('.NotFound') || name === 'InvalidAMIID.Unavailable') return;
    throw toProvisionerError(error, action);
  }
}
