import { nearestWord } from './did-you-mean.ts';

/** The problem of a name that is none of the known ones, without the name: the nearest one is expected, else any. */
export function unknownName(kind: 'key' | 'input', name: string, known: readonly string[]): string {
  const nearest = nearestWord(name, known);
  const expected = nearest === undefined ? `one of ${known.join(', ')}` : JSON.stringify(nearest);
  return `is not valid because the ${kind} is unknown; expected ${expected}`;
}
