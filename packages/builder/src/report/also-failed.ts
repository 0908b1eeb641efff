import { countMore } from './shorten.ts';

/** Most names in the message of one failure. */
const MOST_NAMES = 10;

/** `; not fetched either: a, b and 3 more`: the end of a message on a failure that took others with it. */
export function alsoFailed(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length - MOST_NAMES;
  return `; ${what} either: ${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${countMore(more)}` : ''}`;
}
