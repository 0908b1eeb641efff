import type { ProvisionerDependencies } from '../aws/ports.ts';
import { KEY_TAG, REPOSITORY_TAG } from '../fleet/signature.ts';
import { type BakeRequest, prefixOf } from './bake-request.ts';
import { type BakedImage, newestFirst, ownImages } from './own-images.ts';
import { removeImage } from './remove-image.ts';

/**
 * Removes the older finished images of the same repository and the same prefix of the key, with their snapshots.
 *
 * @returns Ids of the removed images.
 */
export async function retainImages(
  { key, keepLast }: Pick<BakeRequest, 'key' | 'keepLast'>,
  repository: string | undefined,
  dependencies: ProvisionerDependencies,
): Promise<readonly string[]> {
  if (keepLast === undefined) return [];
  const images = await ownImages([{ Name: 'tag-key', Values: [KEY_TAG] }], dependencies);
  const ofRepository = images.filter(({ tags }) => tags.get(REPOSITORY_TAG) === repository);
  const surplus = surplusOf(ofRepository, { key, keepLast });
  for (const image of surplus) await removeImage(image, dependencies);
  return surplus.map(({ imageId }) => imageId);
}

/**
 * What is above the number of images that stay, oldest last; the image of the key itself stays in any case. One that somebody
 * disabled is put away on purpose, and does not count.
 */
export function surplusOf(
  images: readonly BakedImage[],
  { key, keepLast }: { readonly key: string; readonly keepLast: number },
): readonly BakedImage[] {
  const ofPrefix = images.filter(isInUse).filter((image) => prefixOf(image.key) === prefixOf(key));
  const others = newestFirst(ofPrefix.filter((image) => image.key !== key));
  return others.slice(keepLast - 1);
}

function isInUse({ isFinished, state }: BakedImage): boolean {
  return isFinished && state !== 'disabled';
}
