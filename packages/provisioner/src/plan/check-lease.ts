import type { Problem } from '@ami-select/core';
import type { FleetRequest } from '../fleet/fleet-request.ts';

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** No lease, no launch: machines that cannot end themselves need the lease on the side of AWS. */
export function checkLease({ image, leaseRoleArn }: FleetRequest): readonly Problem[] {
  if (leaseRoleArn === undefined) return image.noCloudInit === undefined ? [] : [noLease(image)];
  if (ROLE_ARN.test(leaseRoleArn)) return [];
  const message = `${JSON.stringify(leaseRoleArn)} is not valid; expected a role such as arn:aws:iam::123456789012:role/ami-select-lease`;
  return [{ field: 'lease-role-arn', message }];
}

function noLease({ id, noCloudInit }: FleetRequest['image']): Problem {
  const message = `${id} is not valid because it ${noCloudInit}, so that no lease can be armed on its machines; expected an image with cloud-init, or lease-role-arn`;
  return { field: 'image', message };
}
