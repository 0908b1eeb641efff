import { ownersIn } from '../publishers/expand.ts';
import { KNOWN_PUBLISHERS, type PublisherTable } from '../publishers/table.ts';
import type { ImageQuery } from '../query/image-query.ts';

interface Locked {
  readonly imageId: string;
  readonly region: string;
  readonly publishers?: PublisherTable | undefined;
}

/**
 * The owners of a query and its fallbacks when one of them is `self`, which only EC2 can tell from other accounts.
 * Undefined when none is, or when one of the queries accepts the locked image whoever owns it.
 */
export function ownersWithSelf(query: ImageQuery, locked: Locked): readonly string[] | undefined {
  const links = [query, ...(query.fallback ?? [])];
  const owners = links.flatMap((link) => ownersOf(link, locked));
  const isAnybodys = links.some((link) => acceptsAnyOwner(link, locked));
  return owners.includes('self') && !isAnybodys ? [...new Set(owners)] : undefined;
}

function ownersOf(link: ImageQuery, { region, publishers = KNOWN_PUBLISHERS }: Locked): readonly string[] {
  if (link.owners !== undefined || link.publisher === undefined) return link.owners ?? [];
  const publisher = publishers.find(link.publisher);
  return publisher === undefined ? [] : (ownersIn(publisher, region) ?? []);
}

function acceptsAnyOwner(link: ImageQuery, { imageId }: Locked): boolean {
  if (link.owners !== undefined || link.publisher !== undefined) return false;
  return link.imageId === undefined || link.imageId === imageId;
}
