import type { Problem } from '@ami-select/core';
import type { FleetRequest } from '../fleet/fleet-request.ts';

/** No lease, no launch. */
export function checkLease({ image: { id, noCloudInit } }: FleetRequest): readonly Problem[] {
  if (noCloudInit === undefined) return [];
  const message = `${id} is not valid because it ${noCloudInit}, so that no lease can be armed on its machines; expected an image with cloud-init`;
  return [{ field: 'image', message }];
}
