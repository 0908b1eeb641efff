import { didYouMean } from '@ami-select/core';
import type { Config, ImageFields } from './config.ts';

/** The query of a word for an image, or its problem: the end of a sentence about an input or flag. */
export type FoundImage = { readonly fields: ImageFields } | { readonly problem: string };

/**
 * Finds what a word stands for: an image of the config, a one-line shorthand such as `ubuntu/24.04@arm64`, or a
 * publisher alone. `publishers` are the words that a publisher goes by.
 */
export function findImage(
  { path, images }: Pick<Config, 'path' | 'images'>,
  word: string,
  publishers: readonly string[],
): FoundImage {
  const fields = Object.hasOwn(images, word) ? images[word] : undefined;
  if (fields !== undefined) return { fields };
  if (/[/@:]|^ami-/.test(word) || publishers.includes(word.toLowerCase())) return { fields: word };
  const names = Object.keys(images);
  const guess = didYouMean(word, [...names, ...publishers]);
  const known = names.length === 0 ? 'names no images' : `names ${names.join(', ')}`;
  const config = path === undefined ? 'there is no config that names images' : `${path} ${known}`;
  return {
    problem: `is "${word}"${guess}; ${config}; expected a name of the config, or one line such as ubuntu/24.04@arm64`,
  };
}
