import { awsErrorName } from '../aws/classify-error.ts';
import { pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import { deleteGroup } from '../kinds/security-group.ts';

/** Another call than those that used the group may not know it yet. */
const POLL_MS = 1_000;
const MOST_LOOKS = 10;

/**
 * Removes the group that this process created when its launch ended in a `CONFLICT`. Such a fleet has no end of its own,
 * for what carries its signature may be the other process'; and a group costs nothing, but an account has room for few.
 *
 * A group that was there before is never touched: whoever created it uses it. Ours may have been adopted meanwhile by a
 * third process of the same identity. EC2 decides then, one call after the other: with a machine in it the deletion is
 * refused (`DependencyViolation`) and the group is that process' to delete; without one that process no longer finds the
 * group, or its launch is refused (`InvalidGroup.NotFound`), so that it fails before it has launched anything. So nobody loses a machine and nothing
 * is left; to leave the group would clutter after every conflict, of which the third process is the rarest.
 */
export async function removeGroupOfConflict(
  error: unknown,
  groupId: string | undefined,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  const isConflict = error instanceof ProvisionerError && error.code === 'CONFLICT';
  if (!isConflict || groupId === undefined) return;
  const { clock, logger, signal } = dependencies;
  try {
    for (let look = 1; look <= MOST_LOOKS; look += 1) {
      const outcome = await deleteGroup(groupId, dependencies);
      if (outcome === 'deleted') return;
      if (outcome !== 'not-found') throw new Error(outcome.reason);
      await pause(clock, POLL_MS, signal);
    }
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : awsErrorName(failure);
    logger.warn(`Security group ${groupId} stays: ${reason}`);
  }
}
