import type { VolumeRecord } from '../../model/resources.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findByIds, isVisible, VOLUME_ID } from '../resource-ids.ts';

/** The volumes with these ids, or all that the account can see. @throws ApiError `InvalidVolume.NotFound`. */
export function findVolumes(ids: readonly string[] | undefined, context: RequestContext): VolumeRecord[] {
  const { volumes } = regionOf(context);
  if (ids?.length) return findByIds(ids, volumes, VOLUME_ID, context);
  return [...volumes.values()].filter((volume) => isVisible(volume, context));
}
