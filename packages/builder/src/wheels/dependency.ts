import type { Marker } from '../requirements/marker.ts';
import { parseMarker } from '../requirements/parse-marker.ts';
import { normalizeName } from '../requirements/requirement.ts';
import { parseSpecifiers } from '../requirements/specifier.ts';

/** One `Requires-Dist` of a wheel. */
export interface Dependency {
  readonly name: string;
  readonly key: string;
  /** Extras that are asked for, by their normalised names. */
  readonly extras: readonly string[];
  /** Such as `>=0.3,<1`; empty for any version, also where it comes from an address. */
  readonly specifiers: string;
  /** May use `extra`. */
  readonly marker?: Marker | undefined;
}

/** No real dependency is near this; what is longer is not even looked at. */
const LONGEST = 4_000;

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/;

/** Reads `name[extra] (>=1) ; marker`, or says why it cannot be read. */
export function readDependency(text: string): Dependency | { readonly problem: string } {
  if (text.length > LONGEST) return { problem: `it has more than ${LONGEST} characters` };
  const [name] = NAME.exec(text) ?? [];
  if (name === undefined) return { problem: 'it does not start with a name' };
  const { extras, rest } = readExtras(text.slice(name.length).trim());
  if (extras === undefined) return { problem: 'its extras cannot be read' };
  const { specifiers, markerText } = readClauses(rest);
  if (specifiers === undefined) return { problem: 'its address does not end before the marker' };
  if (/^,|,\s*,/.test(specifiers) || parseSpecifiers(specifiers) === undefined)
    return { problem: 'its versions cannot be read' };
  const dependency = { name, key: normalizeName(name), extras, specifiers };
  if (markerText === undefined) return dependency;
  const marker = parseMarker(markerText);
  return 'problem' in marker ? marker : { ...dependency, marker };
}

function readExtras(text: string): { readonly extras?: readonly string[]; readonly rest: string } {
  if (!text.startsWith('[')) return { extras: [], rest: text };
  const end = text.indexOf(']');
  if (end === -1) return { rest: '' };
  const list = text.slice(1, end).trim();
  const names = list === '' ? [] : list.split(',').map((name) => name.trim());
  const rest = text.slice(end + 1).trim();
  if (names.some((name) => NAME.exec(name)?.[0] !== name)) return { rest };
  return { extras: names.map(normalizeName), rest };
}

/** `specifiers` is absent where an address is none. */
function readClauses(text: string): {
  readonly specifiers?: string;
  readonly markerText?: string;
} {
  // An address may contain ";" itself: a marker behind it has a space before.
  const isAddress = text.startsWith('@');
  const at = isAddress ? text.search(/\s;/) : text.indexOf(';');
  const head = (at === -1 ? text : text.slice(0, at)).trim();
  const specifiers = head.startsWith('(') && head.endsWith(')') ? head.slice(1, -1).trim() : head;
  const markerText = at === -1 ? undefined : text.slice(text.indexOf(';', at) + 1);
  if (isAddress && !/^@\s*[^\s;]\S*$/.test(head)) return {};
  return { specifiers: isAddress ? '' : specifiers, ...(markerText !== undefined && { markerText }) };
}
