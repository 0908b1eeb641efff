import { didYouMean } from '@ami-select/core';
import type { Config, ImageFields } from './config.ts';

/** The query of a word for an image, or what is wrong with the word. */
export type FoundImage = { readonly fields: ImageFields } | { readonly problem: string };

/** The words that publishers go by; passed in, since this package does not import the selector. */
export interface PublisherWords {
  /** Words to suggest for one that is none. */
  readonly words: readonly string[];
  /** Whether a word names a publisher, alone or with its version (`ubuntu-24.04`). */
  has(word: string): boolean;
}

/**
 * Finds what a word stands for: an image of the config, a one-line shorthand such as `ubuntu/24.04@arm64`, or a
 * publisher's word.
 */
export function findImage(
  { path, images }: Pick<Config, 'path' | 'images'>,
  word: string,
  publishers: PublisherWords,
): FoundImage {
  const fields = Object.hasOwn(images, word) ? images[word] : undefined;
  if (fields !== undefined) return { fields };
  if (/[/@:]|^ami-/.test(word) || publishers.has(word)) return { fields: word };
  const names = Object.keys(images);
  const guess = didYouMean(word, [...names, ...publishers.words]);
  const known = names.length === 0 ? 'names no images' : `names ${names.join(', ')}`;
  const config = path === undefined ? 'there is no config that names images' : `${path} ${known}`;
  return {
    problem: `"${word}" is not valid because it is unknown${guess}; ${config}; expected a name of the config, or one line such as ubuntu/24.04@arm64`,
  };
}
