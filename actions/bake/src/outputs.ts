import { forJson } from '@ami-select/core';
import type { BakeResult } from '@ami-select/provisioner';

/** Every output of action.yml. */
export const BAKE_OUTPUTS = ['image-id', 'images', 'baked', 'removed'] as const;

export function bakeOutputs({ images, removed }: BakeResult): Record<(typeof BAKE_OUTPUTS)[number], string> {
  return {
    'image-id': images[0]?.imageId ?? '',
    images: forJson(Object.fromEntries(images.map(({ region, imageId }) => [region, imageId]))),
    baked: String(images.some(({ isNew }) => isNew)),
    removed: forJson(removed),
  };
}
