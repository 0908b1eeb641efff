import { nearestWord } from '@ami-select/core';

/** The problem of an unknown word: the nearest known one, or all of them. */
export function unknownWord(kind: 'key' | 'input', word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined
    ? `unknown ${kind}; known: ${known.join(', ')}`
    : `unknown ${kind} (did you mean "${nearest}"?)`;
}
