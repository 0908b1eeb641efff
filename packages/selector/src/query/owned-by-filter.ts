import { isOwner } from './fields.ts';
import type { ImageQuery } from './image-query.ts';

const OWNER_FILTERS = ['owner-id', 'owner-alias'] as const;

/**
 * The owner of a query that names it in a raw filter alone, as kitchen-ec2 and scripts do: the filter restricts to the
 * same images. Globs name nobody, and a query with an owner of its own keeps the filter.
 */
export function ownedByFilter(query: ImageQuery): ImageQuery {
  const { owners, publisher, allowAnyOwner, filters = {} } = query;
  if ([owners, publisher, allowAnyOwner].some((other) => other !== undefined)) return query;
  const name = OWNER_FILTERS.find((filter) => filters[filter]?.every(isOwner));
  if (name === undefined) return query;
  const { [name]: named, ...others } = filters;
  const { filters: _, ...rest } = query;
  return { ...rest, owners: named, ...(Object.keys(others).length > 0 && { filters: others }) };
}
