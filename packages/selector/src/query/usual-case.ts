import { variantsOf } from '../publishers/expand.ts';
import { isVersionOf } from '../publishers/requested-version.ts';
import type { PublisherTable } from '../publishers/table.ts';
import type { ImageQuery } from './image-query.ts';

/** A query with version and variant in the publisher's own case: `15-SP7` is `15-sp7`, `Full` is `full`. */
export function inUsualCase(query: ImageQuery, publishers: PublisherTable): ImageQuery {
  const publisher = query.publisher === undefined ? undefined : publishers.find(query.publisher);
  if (publisher === undefined) return query;
  const { version, variant } = query;
  const lower = version?.toLowerCase();
  const isLower =
    version !== undefined &&
    lower !== undefined &&
    !isVersionOf(publisher, version) &&
    isVersionOf(publisher, lower);
  const usual = variantsOf(publisher).find((one) => one.toLowerCase() === variant?.toLowerCase());
  return { ...query, ...(isLower && { version: lower }), ...(usual !== undefined && { variant: usual }) };
}
