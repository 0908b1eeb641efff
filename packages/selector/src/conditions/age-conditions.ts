import { parseDuration } from '@ami-select/core';
import type { Image } from '../image/image.ts';
import type { ImageQuery } from '../query/image-query.ts';
import type { Condition } from './condition.ts';

/**
 * Creation dates and ages, checked here: on the server they only narrow the creation windows. An image of unknown
 * age passes none of them.
 */
export function ageConditions(query: ImageQuery, now: Date): Condition[] {
  // No comparison with NaN is true.
  const created = (image: Image): number => image.creationDate?.getTime() ?? Number.NaN;
  const limits = limitsOf(query, now);
  const condition = (
    field: string,
    wanted: string | undefined,
    accepts: (image: Image) => boolean,
  ): Condition[] => (wanted === undefined ? [] : [{ field, wanted, filters: [], accepts }]);
  return [
    ...condition('created-after', query.createdAfter, (image) => created(image) >= limits.createdAfter),
    ...condition('created-before', query.createdBefore, (image) => created(image) < limits.createdBefore),
    ...condition('minimum-age', query.minimumAge, (image) => created(image) <= limits.minimumAge),
    ...condition('maximum-age', query.maximumAge, (image) => created(image) >= limits.maximumAge),
  ];
}

/** The instants (milliseconds) between which a matching image was created; undefined where the query has no limit. */
export function creationLimits(
  query: ImageQuery,
  now: Date,
): { readonly oldest: number | undefined; readonly newest: number | undefined } {
  const limits = limitsOf(query, now);
  const oldest = Math.max(limits.createdAfter, limits.maximumAge);
  const newest = Math.min(limits.createdBefore, limits.minimumAge);
  return {
    oldest: Number.isFinite(oldest) ? oldest : undefined,
    newest: Number.isFinite(newest) ? newest : undefined,
  };
}

interface Limits {
  readonly createdAfter: number;
  readonly createdBefore: number;
  readonly minimumAge: number;
  readonly maximumAge: number;
}

function limitsOf(query: ImageQuery, now: Date): Limits {
  const ago = (age: string | undefined, otherwise: number): number => {
    const duration = parseDuration(age ?? '');
    return duration === undefined ? otherwise : now.getTime() - duration;
  };
  return {
    createdAfter:
      query.createdAfter === undefined ? Number.NEGATIVE_INFINITY : Date.parse(query.createdAfter),
    createdBefore:
      query.createdBefore === undefined ? Number.POSITIVE_INFINITY : Date.parse(query.createdBefore),
    minimumAge: ago(query.minimumAge, Number.POSITIVE_INFINITY),
    maximumAge: ago(query.maximumAge, Number.NEGATIVE_INFINITY),
  };
}
