import { didYouMean } from '@ami-select/core';
import type { Problem } from '../report/errors.ts';
import { type Mentions, mayMention } from './mentions.ts';
import { normalizeName } from './requirement.ts';

/** A problem for each name of a field that no lock pins, with the nearest name that one does. */
export function unlockedNames(
  field: string,
  names: readonly string[],
  mentions: readonly Mentions[],
): readonly Problem[] {
  const keys = new Set(mentions.flatMap((one) => one.keys));
  return names
    .filter((name) => !mentions.some((one) => mayMention(one, normalizeName(name))))
    .map((name) => {
      const because = `no lock pins it${didYouMean(name, [...keys])}`;
      const message = `${JSON.stringify(name)} is not valid because ${because}; expected the name of a locked package`;
      return { code: 'INVALID_BUILD', field, message };
    });
}
