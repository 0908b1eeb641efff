import { SELF_ACCOUNT } from '../../state/accounts.ts';
import { detailsOf, type ImageRecord, isPermitted } from '../image/image-record.ts';
import type { ImageStore } from '../image-store.ts';
import { createMemberReader, imageList, recordsOf, withoutNulls } from './members.ts';

export interface ImportOptions {
  /** Account of the endpoint; other accounts' images that are not public were shared with it. */
  readonly accountId?: string;
}

/**
 * Puts the images of `aws ec2 describe-images` (its parsed JSON, or the list alone) into a region's store; an image
 * with the same id is replaced. Gives the number of images.
 * @throws ImportError that lists everything that is wrong with every image.
 */
export function importImages(json: unknown, store: ImageStore, options: ImportOptions = {}): number {
  return addImages(parseImages(json), store, options);
}

/** Reads the images of `aws ec2 describe-images`. @throws ImportError */
export function parseImages(json: unknown): ImageRecord[] {
  return recordsOf(imageList(withoutNulls(json)).map(createMemberReader()));
}

/** Puts images that were read into a region's store, as `importImages` does. */
export function addImages(
  images: readonly ImageRecord[],
  store: ImageStore,
  { accountId = SELF_ACCOUNT }: ImportOptions = {},
): number {
  for (const image of images) {
    if (!isPermitted(image, accountId)) detailsOf(image).sharedWith = [accountId];
  }
  store.put(images);
  return images.length;
}
