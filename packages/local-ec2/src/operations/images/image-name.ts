import { ApiError } from '../../api/api-error.ts';
import type { ImageStore } from '../../catalogue/image-store.ts';

/** Letters and digits, spaces and ()[]./-'@_ (CreateImage, parameter Name). */
const NAME = /^[A-Za-z0-9 ()[\]./\-'@_]{3,128}$/;

/**
 * A name that the account can give to a new image (row 41).
 * @throws ApiError `InvalidAMIName.Malformed`, `InvalidAMIName.Duplicate`.
 */
export function assertFreeName(
  name: string | undefined,
  store: ImageStore,
  accountId: string,
): asserts name is string {
  if (!name || !NAME.test(name)) {
    throw new ApiError(
      'InvalidAMIName.Malformed',
      "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'",
    );
  }
  const holder = store
    .ownedBy([accountId])
    .find((image) => image.name === name && image.details?.deregisteredAt === undefined);
  if (holder)
    throw new ApiError('InvalidAMIName.Duplicate', `AMI name ${name} is already in use by AMI ${holder.id}`);
}
