import { evaluateMarker, type Marker, type MarkerEnvironment } from './marker.ts';

export interface ChosenSets {
  readonly extras: readonly string[];
  readonly groups: readonly string[];
}

/** What always holds, and what never does. */
const ALWAYS: Marker = { kind: 'and', terms: [] };
const NEVER: Marker = { kind: 'or', terms: [] };

/** A marker for machines: what it asks of extras and groups is answered by those that are chosen. */
export function chooseSets(marker: Marker, chosen: ChosenSets): Marker | 'always' | 'never' {
  const answered = answer(marker, chosen);
  if (answered === ALWAYS) return 'always';
  return answered === NEVER ? 'never' : answered;
}

function answer(marker: Marker, { extras, groups }: ChosenSets): Marker {
  if (marker.kind === 'compare') {
    if (marker.variable !== 'extras' && marker.variable !== 'dependency_groups') return marker;
    const environment = { extras, dependency_groups: groups } as Partial<MarkerEnvironment>;
    return evaluateMarker(marker, environment as MarkerEnvironment) ? ALWAYS : NEVER;
  }
  const [neutral, decisive] = marker.kind === 'and' ? [ALWAYS, NEVER] : [NEVER, ALWAYS];
  const terms = marker.terms.map((term) => answer(term, { extras, groups }));
  if (terms.includes(decisive)) return decisive;
  const open = terms.filter((term) => term !== neutral);
  const [first] = open;
  if (first === undefined) return neutral;
  return open.length === 1 ? first : { kind: marker.kind, terms: open };
}
