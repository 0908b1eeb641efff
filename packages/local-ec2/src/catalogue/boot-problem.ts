import type { InstanceType } from '@ami-select/ec2-data/instance-types';
import type { ImageRecord } from './image/image-record.ts';

/**
 * Why an instance of this image would start but never boot: the type lacks the image's boot mode. EC2 launches
 * it all the same (https://github.com/plus3it/spel/issues/661).
 */
export function bootProblem(image: ImageRecord, type: InstanceType): string | undefined {
  const mode = image.traits.bootMode;
  const boots = mode === undefined || mode === 'uefi-preferred' || type.SupportedBootModes.includes(mode);
  return boots
    ? undefined
    : `The image boots by ${mode}, the type ${type.InstanceType} by ${type.SupportedBootModes.join(' or ')} only.`;
}
