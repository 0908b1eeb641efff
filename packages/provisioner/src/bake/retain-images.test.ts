import { describe, expect, it } from 'vitest';
import type { BakedImage } from './own-images.ts';
import { surplusOf } from './retain-images.ts';

function image(key: string, more: Partial<BakedImage> = {}): BakedImage {
  return {
    imageId: `ami-${key}`,
    name: key,
    key,
    state: 'available',
    createdAt: `2026-11-2${key.at(-1)}T00:00:00.000Z`,
    snapshotIds: [],
    isFinished: true,
    tags: new Map(),
    stateReason: undefined,
    ...more,
  };
}

describe('surplusOf', () => {
  it('is what is older than the images that stay', () => {
    const images = ['deps-1', 'deps-2', 'deps-3'].map((key) => image(key));

    expect(surplusOf(images, { key: 'deps-3', keepLast: 2 }).map(({ key }) => key)).toEqual(['deps-1']);
  });

  it('does not count an image that somebody disabled, and leaves it alone', () => {
    const images = [
      image('deps-1', { state: 'disabled' }),
      image('deps-2', { state: 'disabled' }),
      image('deps-3'),
    ];

    expect(surplusOf(images, { key: 'deps-4', keepLast: 2 })).toEqual([]);
  });
});
