import { ApiError } from '../../api/api-error.ts';
import type { SnapshotRecord } from '../../catalogue/image-registry.ts';
import type { RequestContext } from '../operation.ts';

/**
 * A snapshot of the account's own; others are not public here.
 * @throws ApiError `InvalidParameterValue` for a malformed id, `InvalidSnapshot.NotFound`.
 */
export function findSnapshot(id: string, { world, region, accountId }: RequestContext): SnapshotRecord {
  if (!/^snap-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) {
    throw new ApiError(
      'InvalidParameterValue',
      `Value (${id}) for parameter snapshotId is invalid. Expected: 'snap-...'.`,
    );
  }
  const snapshot = world.images.snapshots(region).get(id);
  if (snapshot?.ownerId === accountId && world.visibility.isVisible(id)) return snapshot;
  throw new ApiError('InvalidSnapshot.NotFound', `The snapshot '${id}' does not exist.`);
}
