import type { Image } from '@ami-select/selector';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { DEFAULT_CONDITION, needsLogin } from '../fleet/ready-condition.ts';
import { BAKED_AT_TAG } from '../fleet/signature.ts';

/**
 * A machine takes our login only once cloud-init has run, which arms its lease. Warns where nothing shows that: the
 * publisher of the image, who says whether it has cloud-init, is unknown, and its machines count as ready without a login.
 */
export function warnOfUnprovenLease(
  { image: { id }, ready = DEFAULT_CONDITION, leaseRoleArn }: FleetIntent,
  image: Image | undefined,
  { logger }: Pick<ProvisionerDependencies, 'logger'>,
): void {
  if (leaseRoleArn !== undefined || needsLogin(ready) || (image !== undefined && isKnown(image))) return;
  logger.warn(
    `ready: ${ready.until} needs no login, and the publisher of ${id} is unknown: nothing will show that cloud-init, which arms the lease, has run on it; add lease-role-arn, or wait for ssh.`,
  );
}

/** A machine without cloud-init does not become an image. */
function isKnown({ publisher, tags }: Image): boolean {
  return publisher !== undefined || Object.hasOwn(tags, BAKED_AT_TAG);
}
