import { globMatcher } from '@ami-select/core';
import { allowedCodes, type Column, keep } from './column.ts';
import type { FacetName } from './facets.ts';
import type { Label } from './label.ts';
import type { NarrowingIndex } from './narrowing-index.ts';

/** The values chosen so far, at most one per facet, in any order; leave one out to undo it. */
export type ChosenFacets = { readonly [Name in FacetName]?: string | undefined };

interface Filter {
  readonly codes: Uint32Array;
  readonly allowed: Uint8Array;
}

/** Finds the places of the images with the chosen values; what a glob matches is remembered. */
export function createMatcher(index: NarrowingIndex): (chosen: ChosenFacets) => Uint32Array {
  const places = Uint32Array.from(index.images, (_, place) => place);
  const byGlob = new Map<string, Uint8Array>();
  const named = (glob: string): Filter => {
    const matches = globMatcher([glob]);
    const allowed = byGlob.get(glob) ?? Uint8Array.from(index.images, ({ name }) => (matches(name) ? 1 : 0));
    byGlob.set(glob, allowed);
    return { codes: places, allowed };
  };
  return (chosen) => {
    const filters = [...productFilters(index, chosen), ...plainFilters(index, chosen)];
    if (chosen.name !== undefined) filters.push(named(chosen.name));
    return filters.reduce<Uint32Array>((kept, { codes, allowed }) => keep(kept, codes, allowed), places);
  };
}

/** Whether a label has the chosen publisher, version and variant. */
export function isChosen({ publisher, version, variant }: ChosenFacets): (label: Label) => boolean {
  return (label) =>
    (publisher === undefined || label.publisher === publisher) &&
    (version === undefined || label.version === version) &&
    (variant === undefined || label.variant === variant);
}

function productFilters({ labels }: NarrowingIndex, chosen: ChosenFacets): Filter[] {
  if ((chosen.publisher ?? chosen.version ?? chosen.variant) === undefined) return [];
  return [filterOf(labels, isChosen(chosen))];
}

function plainFilters({ facets, families }: NarrowingIndex, chosen: ChosenFacets): Filter[] {
  const names = Object.keys(chosen) as FacetName[];
  return names.flatMap((name): Filter[] => {
    const wanted = chosen[name];
    if (wanted === undefined || NOT_PLAIN.includes(name)) return [];
    const column = facets.get(name)?.column;
    if (column === undefined) return [filterOf(families, () => false)];
    return [filterOf(column, (value) => value === wanted)];
  });
}

const NOT_PLAIN: readonly FacetName[] = ['publisher', 'version', 'variant', 'name'];

function filterOf<Value>(column: Column<Value>, isWanted: (value: Value) => boolean): Filter {
  return { codes: column.codes, allowed: allowedCodes(column, isWanted) };
}
