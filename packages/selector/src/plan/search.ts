import type { DescribeImagesRequest } from '@aws-sdk/client-ec2';
import { type Connection, firstPage, listPages } from '../aws/describe-images.ts';
import { type Found, RUNNERS_UP } from '../choose/conclude.ts';
import type { Ranking } from '../choose/ranking.ts';
import { createShortlist, type Shortlist } from '../choose/shortlist.ts';
import type { ResolvedQuery } from '../conditions/condition.ts';
import { isCurrent } from '../image/image.ts';
import { toImage } from '../image/normalise-image.ts';
import { type CreationWindow, planCreationWindows } from './creation-windows.ts';
import { imageRequest } from './image-request.ts';

/**
 * Finds the best images with the cheapest API calls: newest creation dates first where an older image cannot
 * win any more, a full listing otherwise. The winner is the same as that of the full listing.
 */
export async function search(query: ResolvedQuery, ranking: Ranking, connection: Connection): Promise<Found> {
  const request = imageRequest(query);
  if (!canStopEarly(query, request))
    return { shortlist: await listAll(request, { query, ranking, connection }) };
  if (query.owners?.includes('self') === true) {
    const complete = await listIfShort(request, { query, ranking, connection });
    if (complete !== undefined) return { shortlist: complete };
  }
  return searchWindows(request, { query, ranking, connection });
}

interface Search {
  readonly query: ResolvedQuery;
  readonly ranking: Ranking;
  readonly connection: Connection;
}

/** By version or for exactly one, any image may matter; EC2 takes one creation-date filter, which may be the user's. */
function canStopEarly(query: ResolvedQuery, request: DescribeImagesRequest): boolean {
  const hasOwnDates = (request.Filters ?? []).some((filter) => filter.Name === 'creation-date');
  return query.order === 'date' && !hasOwnDates;
}

async function searchWindows(request: DescribeImagesRequest, search: Search): Promise<Found> {
  const shortlist = newShortlist(search);
  for (const window of planCreationWindows(search.query)) {
    await offerAll(withinWindow(request, window), shortlist, search);
    if (isDecided(shortlist, search.query)) return { shortlist, since: new Date(window.from) };
  }
  return { shortlist: await listAll(request, search) };
}

/** An account has few images of its own: one page may be the full listing. */
async function listIfShort(request: DescribeImagesRequest, search: Search): Promise<Shortlist | undefined> {
  const page = await firstPage(request, search.connection);
  if (page.hasMore) return undefined;
  const shortlist = newShortlist(search);
  shortlist.offer(page.images.map((raw) => toImage(raw, search.query)));
  return shortlist;
}

async function listAll(request: DescribeImagesRequest, search: Search): Promise<Shortlist> {
  const shortlist = newShortlist(search);
  await offerAll(request, shortlist, search);
  return shortlist;
}

async function offerAll(request: DescribeImagesRequest, shortlist: Shortlist, search: Search): Promise<void> {
  for await (const page of listPages(request, search.connection))
    shortlist.offer(page.map((raw) => toImage(raw, search.query)));
}

function withinWindow(request: DescribeImagesRequest, window: CreationWindow): DescribeImagesRequest {
  const filter = { Name: 'creation-date', Values: [...window.values] };
  return { ...request, Filters: [...(request.Filters ?? []), filter] };
}

/** Whether no older image can take the wanted place any more. */
function isDecided(shortlist: Shortlist, query: ResolvedQuery): boolean {
  const image = shortlist.best()[query.nth - 1];
  return image !== undefined && isCurrent(image, query.now);
}

function newShortlist({ query, ranking }: Search): Shortlist {
  return createShortlist({ query, ranking, size: query.nth + RUNNERS_UP });
}
