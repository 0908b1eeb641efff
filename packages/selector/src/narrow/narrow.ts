import type { Image } from '../image/image.ts';
import { ownersIn } from '../publishers/expand.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { recogniseImage } from '../publishers/recognise.ts';
import { KNOWN_PUBLISHERS, type PublisherTable } from '../publishers/table.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { createBestFinder } from './best-image.ts';
import { countValues } from './column.ts';
import { completeProduct, type ProductQuery } from './complete-query.ts';
import { CURRENT_ONLY, type FacetName } from './facets.ts';
import { formatShorthand } from './format-shorthand.ts';
import { type ChosenFacets, createMatcher, isChosen } from './matching.ts';
import { createIndex, type NarrowingIndex } from './narrowing-index.ts';
import { type Facet, type Narrowed, offeredFacets } from './offered-facets.ts';

/** What the choices so far mean. */
export interface Narrowing {
  /** Count of the images with the chosen values, deprecated ones included. */
  readonly matches: number;
  /** What they differ in, in the order in which a person goes on; any may be chosen next. */
  readonly facets: readonly Facet[];
  /** The image that the query selects now, or the best of those among which it is `AMBIGUOUS`. */
  readonly image: Image | undefined;
  /**
   * The query that selects it without a person, and newer ones later: never a name or an id in full. Without a
   * publisher or owner in it, `select` asks for one.
   */
  readonly query: ImageQuery;
  /** The query in one line, such as `debian/12@arm64`; undefined where it needs more than that. */
  readonly shorthand: string | undefined;
}

/** Many images, read once. */
export interface Narrower {
  narrow(chosen: ChosenFacets): Narrowing;
}

/**
 * Narrows images of one region down to one, one property after another, in any order. Pure: the same images and
 * choices give the same result, whatever the order of the images. Images of other states and types than a query
 * selects by default are left out.
 */
export function createNarrowing(images: Iterable<Image>, publishers: PublisherTable, now: Date): Narrower {
  const index = createIndex(images, publishers, now);
  const match = createMatcher(index);
  const best = createBestFinder(index);
  return {
    narrow(chosen) {
      const places = match(chosen);
      const publisher = publisherOf(index, chosen, places);
      const narrowed = { chosen, places, publisher };
      const selected = selectedBy(index, narrowed);
      const image = best(selected);
      const query = withDeprecated(selected.query, image?.isCurrent ?? true, chosen);
      return {
        matches: places.length,
        facets: offeredFacets(index, narrowed),
        image: image && recogniseImage(image.image, publishers),
        query,
        shorthand: formatShorthand(query),
      };
    },
  };
}

/** One step of `createNarrowing`, for images that are narrowed once. */
export function narrow(
  images: Iterable<Image>,
  chosen: ChosenFacets,
  now: Date,
  publishers: PublisherTable = KNOWN_PUBLISHERS,
): Narrowing {
  return createNarrowing(images, publishers, now).narrow(chosen);
}

/** The chosen publisher, the first one with a chosen version or variant, or the one that has all of the images. */
function publisherOf(
  { publishers, labels }: NarrowingIndex,
  chosen: ChosenFacets,
  places: Uint32Array,
): Publisher | undefined {
  if (chosen.publisher !== undefined) return publishers.find(chosen.publisher);
  const isWanted = isChosen(chosen);
  const counts = countValues(labels, places, (all) => all.filter(isWanted).map(({ publisher }) => publisher));
  if ((chosen.version ?? chosen.variant) !== undefined)
    return publishers.all.find(({ id }) => counts.has(id));
  const all = [...counts].filter(([, count]) => count === places.length);
  return publishers.all.find(({ id }) => all.some(([one]) => one === id));
}

/** The query of the choices, and the images that it selects among. */
function selectedBy(index: NarrowingIndex, narrowed: Narrowed): ProductQuery {
  const { chosen, places, publisher } = narrowed;
  const plain = plainQuery(index, narrowed);
  const isByOwner =
    chosen.owner !== undefined && (chosen.publisher ?? chosen.version ?? chosen.variant) === undefined;
  if (publisher === undefined || isByOwner) return { query: plain, places };
  const product = completeProduct(index, narrowed, publisher);
  return { query: { ...product.query, ...plain, ...product.query }, places: product.places };
}

function plainQuery({ facets, region }: NarrowingIndex, { chosen, publisher }: Narrowed): ImageQuery {
  const parts = (Object.entries(chosen) as [FacetName, string | undefined][]).map(([name, value]) =>
    value === undefined ? {} : (facets.get(name)?.toQuery(value) ?? {}),
  );
  const query: ImageQuery = Object.assign({}, ...parts);
  const tags = Object.assign({}, ...parts.map((part) => part.tags));
  const { owners, ...rest } = query;
  // A publisher of one account has it in its row.
  const isImplied =
    publisher !== undefined &&
    chosen.publisher !== undefined &&
    ownersIn(publisher, region)?.join() === owners?.join();
  return {
    ...(owners !== undefined && !isImplied && { owners }),
    ...rest,
    ...(Object.keys(tags).length > 0 && { tags }),
    ...(chosen.name !== undefined && { name: [chosen.name] }),
  };
}

/** Deprecated images win only when the query says so. */
function withDeprecated(query: ImageQuery, isCurrent: boolean, { deprecation }: ChosenFacets): ImageQuery {
  return isCurrent || deprecation === CURRENT_ONLY ? query : { ...query, includeDeprecated: true };
}
