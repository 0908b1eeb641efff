import { isDeepStrictEqual } from 'node:util';
import { lookUp } from './path.ts';
import type { Expectation, Relation } from './scenario.ts';

/** A sentence when the expectation does not hold in the response. */
export function mismatch(response: unknown, [path, relation, wanted]: Expectation): string | undefined {
  const found = plain(lookUp(response, path));
  if (relations[relation](found, wanted)) return undefined;
  return `${path} is ${JSON.stringify(found)?.slice(0, 200)}, wanted: ${relation} ${JSON.stringify(wanted)}`;
}

const relations: Readonly<Record<Relation, (found: unknown, wanted: unknown) => boolean>> = {
  is: (found, wanted) => isDeepStrictEqual(found, wanted),
  'is not': (found, wanted) => !isDeepStrictEqual(found, wanted),
  'at least': (found, wanted) => Number(found) >= Number(wanted),
  'at most': (found, wanted) => Number(found) <= Number(wanted),
  matches: (found, wanted) => typeof found === 'string' && new RegExp(String(wanted)).test(found),
  contains: (found, wanted) => Array.isArray(found) && found.some((item) => isDeepStrictEqual(item, wanted)),
  'every is': (found, wanted) =>
    Array.isArray(found) && found.length > 0 && found.every((item) => isDeepStrictEqual(item, wanted)),
};

/** A list without the mark that `lookUp` leaves on mapped ones. */
function plain(value: unknown): unknown {
  return Array.isArray(value) ? Array.from(value) : value;
}
