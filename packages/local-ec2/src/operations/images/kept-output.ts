import type { Image } from '@aws-sdk/client-ec2';
import type { ImageRecord } from '../../catalogue/image/image-record.ts';
import type { KeptOutputs } from '../../catalogue/image-registry.ts';
import type { ImageView } from './image-context.ts';
import { imageOutput } from './image-output.ts';

/**
 * The image as DescribeImages gives it: the same frozen object as long as nothing about the image changed. Images
 * with details are written anew each time, because details depend on the caller and the time.
 */
export function keptOutput(image: ImageRecord, view: ImageView, kept: KeptOutputs): Image {
  if (image.details !== undefined) return imageOutput(image, view);
  const { traits, description, state, public: isPublic, deprecatedAt } = image;
  const from = [traits, description, state, isPublic, deprecatedAt];
  const known = kept.get(image);
  if (known?.from.every((value, index) => value === from[index])) return known.output;
  const output = Object.freeze(imageOutput(image, view));
  kept.set(image, { output, from });
  return output;
}
