import type {
  DisableImageDeprecationRequest,
  DisableImageDeprecationResult,
  EnableImageDeprecationRequest,
  EnableImageDeprecationResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { twoYearsAfter, yearsAfter } from '../../catalogue/image/deprecation.ts';
import type { ImageRecord } from '../../catalogue/image/image-record.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { findOwnedImage } from './find-owned-image.ts';

const MINUTE = 60_000;

/** EnableImageDeprecation: sets the time from which an image is missing in other accounts' lists. */
export const enableImageDeprecation: Operation = defineOperation<
  EnableImageDeprecationRequest,
  EnableImageDeprecationResult
>({
  service: 'ec2',
  name: 'EnableImageDeprecation',
  parameters: ['ImageId', 'DeprecateAt', 'DryRun'],
  run: ({ ImageId, DeprecateAt }, context) => {
    const image = findOwnedImage(ImageId, context);
    if (!DeprecateAt)
      throw new ApiError('MissingParameter', 'The request must contain the parameter DeprecateAt');
    const at = Math.round(DeprecateAt.getTime() / MINUTE) * MINUTE;
    assertDeprecationTime(DeprecateAt.getTime(), image, context.now.getTime());
    image.deprecatedAt = at;
    return { Return: true };
  },
});

/** DisableImageDeprecation: cancels it. */
export const disableImageDeprecation: Operation = defineOperation<
  DisableImageDeprecationRequest,
  DisableImageDeprecationResult
>({
  service: 'ec2',
  name: 'DisableImageDeprecation',
  parameters: ['ImageId', 'DryRun'],
  run: ({ ImageId }, context) => {
    findOwnedImage(ImageId, context).deprecatedAt = undefined;
    return { Return: true };
  },
});

/** Not in the past, at most ten years from now, for public images two years from their creation. */
function assertDeprecationTime(at: number, image: ImageRecord, now: number): void {
  const latest = image.public ? twoYearsAfter(image.createdAt) : yearsAfter(now, 10);
  if (at >= now && at <= latest) return;
  const message = `The deprecation time ${new Date(at).toISOString()} is in the past or too far in the future.`;
  throw new ApiError('InvalidParameterValue', message);
}
