import { globMatcher } from '@ami-select/core';
import { variantsOf } from '../publishers/expand.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { compareVersionWords } from '../publishers/version-numbers.ts';
import { type Column, countCodes, countValues } from './column.ts';
import { AGES, type FacetName } from './facets.ts';
import type { Label } from './label.ts';
import { type ChosenFacets, isChosen } from './matching.ts';
import { BUILD, globOf } from './name-family.ts';
import type { NarrowingIndex } from './narrowing-index.ts';

/** One value of a facet, and the count of the images that have it. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
  /** A version with long-term support. */
  readonly longTerm?: true;
}

/** A property in which images differ, with its values in the order in which a person wants to see them. */
export interface Facet {
  readonly name: FacetName;
  readonly values: readonly FacetValue[];
}

/** More names than a person can choose from. */
const MOST_FAMILIES = 500;

const DEVICES: readonly FacetName[] = ['root-device-type', 'virtualization-type', 'boot-mode'];
const PRODUCT: readonly FacetName[] = [
  'publisher',
  'version',
  'variant',
  'architecture',
  'age',
  'deprecation',
];
const OTHERS: readonly FacetName[] = ['publisher', 'owner', 'platform', 'architecture', ...DEVICES, 'name'];

/** What is narrowed already, and to which images. */
export interface Narrowed {
  readonly chosen: ChosenFacets;
  readonly places: Uint32Array;
  /** The publisher of all of them, when it is known. */
  readonly publisher: Publisher | undefined;
}

/** What the narrowed images differ in, in the order in which a person goes on. */
export function offeredFacets(index: NarrowingIndex, narrowed: Narrowed): Facet[] {
  const { chosen, places, publisher } = narrowed;
  const tags = [...index.facets.keys()].filter((name) => name.startsWith('tag:'));
  const ofPublisher = [...PRODUCT, ...DEVICES, ...tags, 'owner'] as const;
  const names = publisher === undefined ? ([...OTHERS, 'age', 'deprecation', ...tags] as const) : ofPublisher;
  return names.flatMap((name) => {
    if (chosen[name] !== undefined) return [];
    const values = valuesOf(name, index, narrowed);
    return values.some(({ count }) => count < places.length) ? [{ name, values }] : [];
  });
}

function valuesOf(name: FacetName, index: NarrowingIndex, narrowed: Narrowed): FacetValue[] {
  const { places } = narrowed;
  if (name === 'publisher') return mostFrequent(countLabels(index, narrowed, ({ publisher }) => publisher));
  if (name === 'version') return versionValues(index, narrowed);
  if (name === 'variant') return variantValues(index, narrowed);
  if (name === 'name') return familyValues(index.families, places);
  const column = index.facets.get(name)?.column;
  const counts = column === undefined ? new Map() : countValues(column, places, (values) => values);
  if (name === 'age') return inOrder(AGES, counts).filter(({ count }) => count < places.length);
  // A tag with another value on every image, such as the id of a build, is nothing to choose by.
  if (name.startsWith('tag:') && Math.max(...counts.values()) < 2) return [];
  return mostFrequent(counts);
}

/** Newest first. */
function versionValues(index: NarrowingIndex, narrowed: Narrowed): FacetValue[] {
  const counts = countLabels(index, narrowed, ({ version }) => version);
  const newestFirst = [...counts.keys()].sort((left, right) => compareVersionWords(right, left));
  return inOrder(newestFirst, counts).map((value) =>
    narrowed.publisher?.longTerm?.test(value.value) === true ? { ...value, longTerm: true } : value,
  );
}

/** The default first. */
function variantValues(index: NarrowingIndex, narrowed: Narrowed): FacetValue[] {
  const counts = countLabels(index, narrowed, ({ variant }) => variant);
  return inOrder(narrowed.publisher === undefined ? [] : variantsOf(narrowed.publisher), counts);
}

function countLabels(
  { labels }: NarrowingIndex,
  { chosen, places, publisher }: Narrowed,
  wordOf: (label: Label) => string | undefined,
): Map<string, number> {
  const isWanted = isChosen({ publisher: publisher?.id, ...chosen });
  return countValues(labels, places, (all) => all.filter(isWanted).flatMap((label) => wordOf(label) ?? []));
}

/** Families of names as globs; what a glob matches besides its own family counts, too. */
function familyValues(families: Column<string>, places: Uint32Array): FacetValue[] {
  const present = countCodes(families, places).reduce((sum, count) => (count > 0 ? sum + 1 : sum), 0);
  if (present > MOST_FAMILIES) return [];
  const counts = [...countValues(families, places, (masked) => masked)];
  const values = counts.map(([masked]): [string, number] => {
    const glob = globOf(masked);
    const [prefix = '', ...rest] = masked.split(BUILD);
    const matches = globMatcher([glob]);
    const isWithin = ([other]: [string, number]): boolean =>
      other === masked || (rest.length > 0 && other.startsWith(prefix) && matches(other));
    return [glob, counts.filter(isWithin).reduce((sum, [, count]) => sum + count, 0)];
  });
  return mostFrequent(new Map(values));
}

function inOrder(values: readonly string[], counts: ReadonlyMap<string, number>): FacetValue[] {
  return values.flatMap((value) => {
    const count = counts.get(value) ?? 0;
    return count === 0 ? [] : [{ value, count }];
  });
}

/** Most frequent first; equal counts in alphabetical order. */
function mostFrequent(counts: ReadonlyMap<string, number>): FacetValue[] {
  const values = [...counts].map(([value, count]) => ({ value, count }));
  return values.sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
}
