import { kebab, unknownName } from '@ami-select/core';
import { CAP_FIELDS } from '../schema/cap-fields.ts';
import { variableName } from './source.ts';

/** The problem of an unknown word: the nearest known one, or all of them; or why a config may not set a cap. */
export function unknownWord(kind: 'key' | 'input', word: string, known: readonly string[]): string {
  const name = kebab(word);
  if (kind === 'key' && Object.hasOwn(CAP_FIELDS, name)) return refusedCap(name);
  return unknownName(kind, word, known);
}

function refusedCap(name: string): string {
  return `is not valid because a config cannot set a cap, which would let whoever wrote it raise it; expected an input, a flag or ${variableName(name)}`;
}
