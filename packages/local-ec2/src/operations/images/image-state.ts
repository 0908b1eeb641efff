import type {
  DisableImageRequest,
  DisableImageResult,
  EnableImageRequest,
  EnableImageResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { detailsOf, type ImageRecord, type ImageState, stateAt } from '../../catalogue/image/image-record.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { findOwnedImage } from './find-owned-image.ts';

/** DisableImage: no launches, no listing, and no permissions of other accounts any more (row 11). */
export const disableImage: Operation = defineOperation<DisableImageRequest, DisableImageResult>({
  service: 'ec2',
  name: 'DisableImage',
  parameters: ['ImageId', 'DryRun'],
  run: ({ ImageId }, context) => {
    const image = ownedInState(ImageId, ['available', 'failed'], context);
    image.state = 'disabled';
    image.public = false;
    Object.assign(detailsOf(image), { sharedWith: [], sharedWithOrganizations: [] });
    return { Return: true };
  },
});

/** EnableImage: available again, for the owner only. */
export const enableImage: Operation = defineOperation<EnableImageRequest, EnableImageResult>({
  service: 'ec2',
  name: 'EnableImage',
  parameters: ['ImageId', 'DryRun'],
  run: ({ ImageId }, context) => {
    ownedInState(ImageId, ['disabled', 'available'], context).state = 'available';
    return { Return: true };
  },
});

function ownedInState(
  id: string | undefined,
  states: readonly ImageState[],
  context: RequestContext,
): ImageRecord {
  const image = findOwnedImage(id, context);
  const state = stateAt(image, context.now.getTime());
  if (states.includes(state)) return image;
  throw new ApiError(
    'InvalidAMIID.Unavailable',
    `The image ID '${image.id}' is not available. Its state is ${state}.`,
  );
}
