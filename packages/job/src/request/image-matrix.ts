import type { Config, FleetSettings } from '@ami-select/config';
import type { Problem } from '@ami-select/core';

/** More are more machines than anyone means. */
const MOST_IMAGES = 20;

/** The images of a fleet's matrix as the config names them; undefined when it has none. */
export function matrixImages({ matrix }: FleetSettings): readonly string[] | undefined {
  const images = matrix?.image;
  return Array.isArray(images) ? images.map(String) : undefined;
}

/** The problems of the matrix of a fleet of the config. */
export function matrixProblems(
  name: string | undefined,
  settings: FleetSettings,
  { locate }: Pick<Config, 'locate'>,
): readonly Problem[] {
  if (settings.matrix === undefined) return [];
  const field = `fleets.${name}.matrix`;
  const at = (key: string, message: string): Problem => ({
    ...(locate?.(`${field}${key}`) ?? { field: `${field}${key}` }),
    message,
  });
  const images = matrixImages(settings) ?? [];
  if (settings.image !== undefined)
    return [at('', 'is not valid because the fleet has an image as well; expected one of the two')];
  if (images.length === 0)
    return [at('.image', 'is not valid because it is empty; expected a list of images')];
  if (images.length > MOST_IMAGES)
    return [
      at('.image', `is not valid because it has ${images.length} images; expected ${MOST_IMAGES} at most`),
    ];
  const repeated = images.filter((image, index) => images.indexOf(image) !== index);
  return [...new Set(repeated)].map((image) =>
    at('.image', `${JSON.stringify(image)} is not valid because it is there twice; expected each image once`),
  );
}

/**
 * Names for folders and labels, one an image: `ubuntu-24.04-arm64` of `ubuntu/24.04@arm64`. No two are the same, also
 * where a disk does not tell capitals from small letters.
 */
export function imageNames(images: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return images.map((image) => {
    const name = image.replaceAll(/[^A-Za-z0-9._]+/g, '-').replaceAll(/^[-._]+|[-._]+$/g, '') || 'image';
    let own = name;
    for (let number = 2; taken.has(own.toLowerCase()); number += 1) own = `${name}-${number}`;
    taken.add(own.toLowerCase());
    return own;
  });
}
