import { didYouMean } from '@ami-select/core';
import type { Problem } from '../report/errors.ts';
import { normalizeName, type Requirement } from './requirement.ts';

/** A problem for each name of a field that no lock pins, with the nearest name that one does. */
export function unlockedNames(
  field: string,
  names: readonly string[],
  locked: readonly Requirement[],
): readonly Problem[] {
  const keys = new Set(locked.map(({ key }) => key));
  return names
    .filter((name) => !keys.has(normalizeName(name)))
    .map((name) => {
      const because = `no lock pins it${didYouMean(name, [...keys])}`;
      const message = `${JSON.stringify(name)} is not valid because ${because}; expected the name of a locked package`;
      return { code: 'INVALID_BUILD', field, message };
    });
}
