import type { Problem } from '@ami-select/core';
import type { Image } from '@ami-select/selector';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { checkVolume } from '../plan/check-volume.ts';
import { complainTo } from '../plan/complain.ts';

/**
 * What the root volume of the image is against: a smaller size (EC2's InvalidBlockDeviceMapping), and IOPS that do not
 * fit its size where the request names none of its own.
 */
export function checkRootSize({ volume }: FleetIntent, image: Image | undefined): readonly Problem[] {
  const root = image?.blockDevices?.find(({ deviceName }) => deviceName === image.rootDeviceName);
  const least = root?.sizeGiB;
  if (volume === undefined || least === undefined) return [];
  const problems: Problem[] = [];
  const complain = complainTo(problems);
  const { size, type } = volume;
  if (size !== undefined && size < least)
    complain('volume-size', size, `at least ${least}`, `the root volume of ${image?.id} has ${least} GiB`);
  if (size === undefined && type !== undefined) checkVolume({ ...volume, size: least }, complain);
  return problems;
}
