import { stableJson } from '@ami-select/core';
import { type Connection, firstPage } from '../aws/describe-images.ts';
import type { ResolvedQuery } from '../conditions/condition.ts';
import { SelectorError } from '../contract/errors.ts';
import type { Image } from '../image/image.ts';
import { toImage } from '../image/normalise-image.ts';
import { publisherRelaxations } from './publisher-relaxations.ts';
import {
  nameForTag,
  type Relaxation,
  requestRelaxations,
  type Unmatched,
  withoutCondition,
} from './relaxation.ts';

/** API calls at most, one page each; a query has about ten things to drop. */
export const MOST_LISTINGS = 16;

/** The images that match when something is dropped and all else stays. */
export interface Relaxed extends Pick<Relaxation, 'field' | 'wanted' | 'isCounted'> {
  readonly images: readonly Image[];
  readonly hasMore: boolean;
}

/** What could not be counted, and why. */
export interface Uncounted extends Pick<Relaxation, 'field'> {
  readonly reason: string;
}

/**
 * Lists the images of the query without each of its conditions, in parallel; one page each, `MOST_LISTINGS` calls at
 * most. A call that fails is one count less, not the end of the diagnosis.
 *
 * @throws SelectorError `ABORTED`
 */
export async function relaxQuery(
  unmatched: Unmatched,
  connection: Connection,
): Promise<{ readonly relaxed: readonly Relaxed[]; readonly uncounted: readonly Uncounted[] }> {
  const listings = byRequest(relaxationsOf(unmatched));
  const outcomes = await Promise.all(
    listings.slice(0, MOST_LISTINGS).map((listing) => runListing(listing, unmatched.resolved, connection)),
  );
  const rest = listings.slice(MOST_LISTINGS).flat();
  const all = outcomes.flat();
  return {
    relaxed: all.filter((outcome) => 'images' in outcome),
    uncounted: [
      ...all.filter((outcome) => 'reason' in outcome),
      ...rest.map(({ field }) => ({ field, reason: `${MOST_LISTINGS} API calls at most` })),
    ],
  };
}

/** The most telling ones first. */
function relaxationsOf(unmatched: Unmatched): Relaxation[] {
  const { query, resolved } = unmatched;
  const publisher = resolved.publishers.find(query.publisher ?? '');
  const ofPublisher = publisher === undefined ? [] : publisherRelaxations(unmatched, publisher);
  const names = query.name === undefined ? ['name', 'version'] : ['version'];
  const dropped = publisher === undefined ? [] : [...names, 'architecture'];
  return [
    ...ofPublisher,
    ...resolved.conditions
      .filter(({ field }) => !dropped.includes(field))
      .map((condition) => withoutCondition(condition, resolved)),
    ...requestRelaxations(unmatched),
    ...nameForTag(unmatched),
  ];
}

/** Relaxations with the same request share its API call: those of conditions that only this package checks. */
function byRequest(relaxations: readonly Relaxation[]): Relaxation[][] {
  const listings = new Map<string, Relaxation[]>();
  for (const relaxation of relaxations) {
    const key = stableJson(relaxation.request);
    listings.set(key, [...(listings.get(key) ?? []), relaxation]);
  }
  return [...listings.values()];
}

/** Runs the one API call of relaxations that share their request. */
export async function runListing(
  listing: readonly Relaxation[],
  query: ResolvedQuery,
  connection: Connection,
): Promise<(Relaxed | Uncounted)[]> {
  const [first] = listing;
  if (first === undefined) return [];
  try {
    const page = await firstPage(first.request, connection);
    const images = page.images.map((raw) => toImage(raw, query));
    return listing.map(({ field, wanted, isCounted, conditions }) => ({
      field,
      wanted,
      isCounted,
      images: query.matchingTime(() =>
        images.filter((image) => conditions.every(({ accepts }) => accepts?.(image) !== false)),
      ),
      hasMore: page.hasMore,
    }));
  } catch (error) {
    if (!(error instanceof SelectorError) || error.code === 'ABORTED') throw error;
    return listing.map(({ field }) => ({ field, reason: error.code }));
  }
}
