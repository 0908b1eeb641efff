import type { Condition } from '../conditions/condition.ts';
import { type ResolveContext, resolveQuery } from '../conditions/resolve-query.ts';
import type { Image } from '../image/image.ts';
import type { ImageQuery } from '../query/image-query.ts';

/** A condition that an image does not fulfil. */
export type Misfit = Pick<Condition, 'field' | 'wanted'>;

/** Conditions that a right image stops to fulfil as time goes by. */
const PASSING: readonly string[] = [
  'include-deprecated',
  'created-after',
  'created-before',
  'minimum-age',
  'maximum-age',
];

/** Conditions that say whose image it is. */
const OWNERSHIP: readonly string[] = ['owner', 'publisher', 'image-id'];

/**
 * The conditions of a query that an image does not fulfil; none when it fulfils the query or one of its fallbacks. Age
 * and deprecation are left out, and raw filters, which only EC2 can check.
 *
 * @throws SelectorError `INVALID_QUERY` when a publisher has no known owner in the region's partition.
 */
export function findMisfits(image: Image, query: ImageQuery, context: ResolveContext): readonly Misfit[] {
  const misses: (readonly Misfit[])[] = [];
  for (const link of [query, ...(query.fallback ?? [])]) {
    const missed = misfitsOf(image, link, context);
    if (missed.length === 0) return [];
    misses.push(missed);
  }
  return misses.find((missed) => !missed.some(isAboutOwner)) ?? misses[0] ?? [];
}

/** Whether the image may be anybody's. */
export function isAboutOwner({ field }: Misfit): boolean {
  return OWNERSHIP.includes(field);
}

function misfitsOf(image: Image, link: ImageQuery, context: ResolveContext): Misfit[] {
  const { conditions, matchingTime } = resolveQuery(link, context);
  const lasting = conditions.filter(({ field }) => !PASSING.includes(field));
  const missed: Misfit[] = matchingTime(() => lasting.filter(({ accepts }) => accepts?.(image) === false));
  const { imageId } = link;
  if (imageId === undefined || imageId === image.id) return missed;
  return [{ field: 'image-id', wanted: imageId }, ...missed];
}
