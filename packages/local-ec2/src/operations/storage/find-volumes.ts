import type { VolumeRecord } from '../../state/resources.ts';
import type { RequestContext } from '../operation.ts';
import { findAsked, VOLUME } from '../resource-ids.ts';

/** The volumes with these ids, or all that the account can see. @throws ApiError `InvalidVolume.NotFound`. */
export function findVolumes(ids: readonly string[] | undefined, context: RequestContext): VolumeRecord[] {
  return findAsked(ids, VOLUME, context);
}
