import { formatDuration } from '@ami-select/core';
import { jittered, pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import { ownImages } from './own-images.ts';

const POLL_MS = 5_000;
const SAY_EVERY_MS = 60_000;

/**
 * Waits until an image can be launched. A fresh one may not be in view yet.
 *
 * @throws ProvisionerError `IMAGE_FAILED` with EC2's reason, `TIMED_OUT`, `ABORTED`
 */
export async function waitForImage(
  imageId: string,
  timeoutMs: number,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  const { clock, logger, signal } = dependencies;
  const startedAt = clock.now().getTime();
  let saidAt = startedAt;
  for (;;) {
    const [image] = await ownImages([{ Name: 'image-id', Values: [imageId] }], dependencies);
    const { state = 'not in view', stateReason = 'EC2 gave no reason' } = image ?? {};
    if (state === 'available') return;
    if (state !== 'pending' && state !== 'not in view')
      throw new ProvisionerError('IMAGE_FAILED', `${imageId} is ${state}: ${stateReason}`);
    const now = clock.now().getTime();
    if (now - startedAt >= timeoutMs) {
      const message = `${imageId} is ${state} after ${formatDuration(timeoutMs)}; EC2 had not finished it`;
      throw new ProvisionerError('TIMED_OUT', message);
    }
    if (now - saidAt >= SAY_EVERY_MS) {
      saidAt = now;
      logger.info(`Waiting for ${imageId}: ${state} for ${formatDuration(now - startedAt)}`);
    }
    await pause(clock, jittered(POLL_MS), signal);
  }
}
