import { ApiError } from '../../api/api-error.ts';
import type { ImageRecord } from '../../catalogue/image/image-record.ts';
import type { RequestContext } from '../operation.ts';
import { viewOf } from './image-context.ts';
import { findImages, imageNotFound } from './image-ids.ts';

/**
 * An image of the account's own, for the operations that only the owner may call.
 * @throws ApiError `InvalidAMIID.Malformed`, `InvalidAMIID.NotFound`, `InvalidAMIID.Unavailable` once deregistered,
 * or `AuthFailure` for an image that the account sees but does not own.
 */
export function findOwnedImage(id: string | undefined, context: RequestContext): ImageRecord {
  if (!id) throw new ApiError('MissingParameter', 'The request must contain the parameter ImageId');
  const { images, visibility } = context.world;
  const known = {
    store: images.store(context.region),
    timings: images.timings,
    view: viewOf(context),
    visibility,
  };
  const [image] = findImages([id], known);
  if (!image) throw imageNotFound([id]);
  if (image.ownerId !== context.accountId)
    throw new ApiError('AuthFailure', `Not authorized for image:${id}`, 400);
  if (image.details?.deregisteredAt !== undefined) {
    throw new ApiError('InvalidAMIID.Unavailable', `The image ID '${id}' is no longer available`);
  }
  return image;
}
