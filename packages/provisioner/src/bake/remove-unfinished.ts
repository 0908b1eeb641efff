import { pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { FLEET_TAG } from '../fleet/signature.ts';
import { snapshots } from '../kinds/snapshot.ts';
import { byKey } from './image-tags.ts';
import { ownImages } from './own-images.ts';
import { removeImage, removeSnapshots } from './remove-image.ts';

/** Lists and filters lag behind what was created: gone is what two lists in a row do not have. */
const LISTS_WITHOUT = 2;
const MOST_LISTS = 12;
const POLL_MS = 5_000;

/**
 * Removes what a failed bake of this fleet made in one region, also what no response named. What cannot be removed is
 * logged: the error of the bake stays the error, and the lease in the tags makes the reaper remove it.
 */
export async function removeUnfinished(
  key: string,
  { fleetId, identity }: Pick<FleetIntent, 'fleetId' | 'identity'>,
  { signal: _aborted, ...dependencies }: ProvisionerDependencies,
): Promise<void> {
  const filters = [...byKey(key, identity.repository), { Name: `tag:${FLEET_TAG}`, Values: [fleetId] }];
  try {
    for (let lists = 0, without = 0; lists < MOST_LISTS && without < LISTS_WITHOUT; lists += 1) {
      if (lists > 0) await pause(dependencies.clock, POLL_MS);
      const found = await removeListed(filters, dependencies);
      without = found === 0 ? without + 1 : 0;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    dependencies.logger.warn(
      `What the bake made could not be removed; "ami-select reap --no-dry-run" removes it after its lease: ${reason}`,
    );
  }
}

/** @returns How many images and snapshots there were. */
async function removeListed(
  filters: { Name: string; Values: string[] }[],
  dependencies: ProvisionerDependencies,
): Promise<number> {
  const images = await ownImages(filters, dependencies);
  const unfinished = images.filter(({ isFinished }) => !isFinished);
  const kept = new Set(
    images.filter(({ isFinished }) => isFinished).flatMap(({ snapshotIds }) => snapshotIds),
  );
  for (const image of unfinished) await removeImage(image, dependencies);
  const listed = await snapshots.list(filters, dependencies);
  const snapshotIds = listed.map(({ id }) => id).filter((id) => !kept.has(id));
  await removeSnapshots(snapshotIds, dependencies);
  return unfinished.length + snapshotIds.length;
}
