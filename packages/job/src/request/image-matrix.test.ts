import { describe, expect, it } from 'vitest';
import { imageNames } from './image-matrix.ts';

describe('imageNames', () => {
  it.each([
    [
      ['ubuntu/24.04@arm64', 'debian/12'],
      ['ubuntu-24.04-arm64', 'debian-12'],
    ],
    [
      ['base', 'Base'],
      ['base', 'Base-2'],
    ],
    [
      ['base', 'BASE-2', 'Base'],
      ['base', 'BASE-2', 'Base-3'],
    ],
    [
      ['../..', '--'],
      ['image', 'image-2'],
    ],
    [
      ['.hidden', 'a b/c'],
      ['hidden', 'a-b-c'],
    ],
  ])('of %j are a folder each: %j', (images, names) => {
    expect(imageNames(images)).toEqual(names);
  });
});
