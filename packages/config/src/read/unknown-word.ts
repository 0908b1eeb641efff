import { nearestWord } from '@ami-select/core';

/** What is wrong with a word that nothing is named by: the nearest known one, or all of them. */
export function unknownWord(kind: 'key' | 'input', word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined
    ? `unknown ${kind}; known: ${known.join(', ')}`
    : `unknown ${kind} (did you mean "${nearest}"?)`;
}
