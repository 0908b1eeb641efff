import { createRanking } from '../choose/ranking.ts';
import type { Image } from '../image/image.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { FACETS, type FacetDefinition, type FacetName } from './facets.ts';

/** The values chosen so far, at most one per facet, in any order. */
export type ChosenFacets = Partial<Readonly<Record<FacetName, string>>>;

/** One value of a facet, and the count of the images that have it. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** A property in which images differ, with its values. */
export interface Facet {
  readonly name: FacetName;
  /** Most frequent first; equal counts in alphabetical order. */
  readonly values: readonly FacetValue[];
}

export interface Narrowing {
  /** Count of the images with the chosen values. */
  readonly matches: number;
  /** The next facet to choose a value of; undefined when the matches differ in none. */
  readonly facet: Facet | undefined;
  /** The image that the query selects now: the newest match. */
  readonly image: Image | undefined;
  /** The query that selects the same images without a person. */
  readonly query: ImageQuery;
}

/**
 * One step of narrowing many images down to one, a facet at a time: the first facet in which the matches differ.
 * Pure: the same images and values give the same step, whatever the order of the images.
 */
export function narrow(images: readonly Image[], chosen: ChosenFacets, now: Date): Narrowing {
  const matches = images.filter((image) => FACETS.every((facet) => fits(image, facet, chosen)));
  const { compare } = createRanking({ order: 'date', now });
  const [image] = [...matches].sort(compare);
  return { matches: matches.length, facet: nextFacet(matches, chosen), image, query: queryOf(chosen) };
}

function fits(image: Image, facet: FacetDefinition, chosen: ChosenFacets): boolean {
  const wanted = chosen[facet.name];
  return wanted === undefined || facet.valueOf(image) === wanted;
}

function nextFacet(images: readonly Image[], chosen: ChosenFacets): Facet | undefined {
  for (const facet of FACETS) {
    if (chosen[facet.name] !== undefined) continue;
    const values = countValues(images, facet);
    if (values.length > 1) return { name: facet.name, values };
  }
  return undefined;
}

function countValues(images: readonly Image[], facet: FacetDefinition): FacetValue[] {
  const counts = new Map<string, number>();
  for (const image of images) {
    const value = facet.valueOf(image);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const values = [...counts].map(([value, count]) => ({ value, count }));
  return values.sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
}

function queryOf(chosen: ChosenFacets): ImageQuery {
  return Object.assign({}, ...FACETS.map((facet) => facet.toQuery(chosen[facet.name])));
}
