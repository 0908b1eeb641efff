import { editDistance } from '@ami-select/core';
import type { ResolvedQuery } from '../conditions/condition.ts';
import type { Image } from '../image/image.ts';
import { newestFirst } from '../image/image-age.ts';
import { publisherOf } from '../publishers/recognise.ts';
import { isBlamedElsewhere } from './other-blame.ts';
import type { Relaxed } from './relax.ts';
import { ANY_NAME, ANYTHING } from './relaxation.ts';

const NAME_FIELDS: readonly string[] = ['name', ANY_NAME, 'publisher', 'name-regex'];

/**
 * The existing name nearest to the query's names, when dropping the name helps. Where an owner has images of several
 * publishers, those of another one are no suggestion.
 */
export function suggestName(all: readonly Relaxed[], resolved: ResolvedQuery): string | undefined {
  if (isBlamedElsewhere(all)) return undefined;
  const relaxed = all.map((one) => (one.field === ANY_NAME ? withoutOthers(one, resolved) : one));
  const isListed = relaxed.some(({ field, images }) => field === ANYTHING && images.length > 0);
  const byName = relaxed.filter(
    ({ field, images }) =>
      NAME_FIELDS.includes(field) && images.length > 0 && !(isListed && field === ANY_NAME),
  );
  const [first] = byName;
  if (first === undefined) return undefined;
  const image = nearestName(first.wanted.split(' or '), first.images);
  return `the nearest name is "${image?.name}" (${image?.id})`;
}

function withoutOthers(relaxed: Relaxed, { publisher, publishers }: ResolvedQuery): Relaxed {
  const isOther = (image: Image): boolean => {
    const found = publisherOf(image, publishers);
    return publisher !== undefined && found !== undefined && found.id !== publisher.id;
  };
  return { ...relaxed, images: relaxed.images.filter((image) => !isOther(image)) };
}

function nearestName(globs: readonly string[], images: readonly Image[]): Image | undefined {
  let best: Image | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const image of images.slice(0, MOST_NAMES)) {
    const distance = Math.min(...globs.map((glob) => distanceToGlob(glob, image.name)));
    if (
      distance > bestDistance ||
      (distance === bestDistance && best !== undefined && newestFirst(best, image) <= 0)
    )
      continue;
    best = image;
    bestDistance = distance;
  }
  return best;
}

/** Comparing names costs time; the first hundreds show the pattern. */
const MOST_NAMES = 300;

/** Edits between the literal part of a glob and the same length of a name; names of about that length come first. */
function distanceToGlob(glob: string, name: string): number {
  const literal = glob.replaceAll(/[*?\\]/g, '').toLowerCase();
  const beginning = name.toLowerCase().slice(0, literal.length);
  return editDistance(literal, beginning) + Math.abs(literal.length - name.length) / 100;
}
