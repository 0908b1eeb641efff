import { createRanking } from '../choose/ranking.ts';
import { type Image, isCurrent } from '../image/image.ts';
import type { PublisherTable } from '../publishers/table.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { type Column, createColumn } from './column.ts';
import { type FacetName, plainFacets } from './facets.ts';
import type { Label } from './label.ts';
import { createLabels } from './labels.ts';
import { escapeGlob, maskedName } from './name-family.ts';

/** A column of values, and the part of a query that selects one of them. */
export interface IndexedFacet {
  readonly column: Column<string>;
  readonly toQuery: (value: string) => ImageQuery;
}

/** Everything about many images that narrowing counts and compares, read once. */
export interface NarrowingIndex {
  /** Those that a query selects without saying more: available machine images. */
  readonly images: readonly Image[];
  readonly publishers: PublisherTable;
  readonly now: Date;
  readonly region: string;
  readonly labels: Column<Label>;
  readonly architectures: Column<string>;
  readonly facets: ReadonlyMap<FacetName, IndexedFacet>;
  /** Masked names. */
  readonly families: Column<string>;
  /** By place: the rank by date, 0 for the best; deprecated images after all others. */
  readonly ranks: Uint32Array;
  /** By place: 1 where the image is current. */
  readonly current: Uint8Array;
}

export function createIndex(all: Iterable<Image>, publishers: PublisherTable, now: Date): NarrowingIndex {
  const images = [...all].filter(({ state, imageType }) => state === 'available' && imageType === 'machine');
  return {
    images,
    publishers,
    now,
    region: images[0]?.region ?? '',
    labels: createLabels(images, publishers, now),
    architectures: createColumn(
      images,
      ({ architecture }) => architecture,
      ({ architecture }) => [architecture],
    ),
    facets: new Map<FacetName, IndexedFacet>([...indexPlain(images, now), ...indexTags(images)]),
    families: createColumn(
      images,
      ({ name }) => maskedName(name),
      ({ name }) => [maskedName(name)],
    ),
    ranks: ranksOf(images, now),
    current: Uint8Array.from(images, (image) => (isCurrent(image, now) ? 1 : 0)),
  };
}

function indexPlain(images: readonly Image[], now: Date): [FacetName, IndexedFacet][] {
  return plainFacets(now).map(({ name, valuesOf, toQuery }) => [
    name,
    { column: createColumn(images, (image) => valuesOf(image).join(' '), valuesOf), toQuery },
  ]);
}

function indexTags(images: readonly Image[]): [FacetName, IndexedFacet][] {
  const keys = [...new Set(images.flatMap(({ tags }) => Object.keys(tags)))].sort();
  return keys.map((key) => {
    const valuesOf = ({ tags }: Image): string[] => (Object.hasOwn(tags, key) ? [tags[key] ?? ''] : []);
    const column = createColumn(images, (image) => JSON.stringify(valuesOf(image)), valuesOf);
    return [`tag:${key}`, { column, toQuery: (value) => ({ tags: { [key]: [escapeGlob(value)] } }) }];
  });
}

/** Life and date are compared as numbers here; the ranking decides the rest. */
function ranksOf(images: readonly Image[], now: Date): Uint32Array {
  const { compare } = createRanking({ order: 'date', now });
  const keyed = images.map((image, place) => {
    const created = image.creationDate?.getTime() ?? Number.NEGATIVE_INFINITY;
    return { image, place, isLate: isCurrent(image, now) ? 0 : 1, created };
  });
  keyed.sort(
    (left, right) =>
      left.isLate - right.isLate || right.created - left.created || compare(left.image, right.image),
  );
  const ranks = new Uint32Array(images.length);
  for (const [rank, { place }] of keyed.entries()) ranks[place] = rank;
  return ranks;
}
