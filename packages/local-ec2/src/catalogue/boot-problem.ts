import type { InstanceTypeFacts } from '../model/world.ts';
import type { ImageRecord } from './image-record.ts';

/**
 * Why an instance of this image would start but never boot: the type lacks the image's boot mode. EC2 launches
 * it all the same (https://github.com/plus3it/spel/issues/661).
 */
export function bootProblem(image: ImageRecord, type: InstanceTypeFacts): string | undefined {
  const mode = image.traits.bootMode;
  const boots = mode === undefined || mode === 'uefi-preferred' || type.bootModes.includes(mode);
  return boots
    ? undefined
    : `The image boots by ${mode}, the type ${type.name} by ${type.bootModes.join(' or ')} only.`;
}
