import type { Publisher } from './publisher.ts';

/** The word for the newest version with long-term support. */
export const LONG_TERM = 'lts';

/** Whether a version word asks for the newest version with long-term support. */
export function asksForLongTerm(publisher: Publisher, word: string | undefined): boolean {
  return publisher.longTerm !== undefined && word?.toLowerCase() === LONG_TERM;
}

/** The number a version word stands for (`noble` is `24.04`). */
export function resolveVersion(publisher: Publisher, word: string): string {
  return publisher.versionWords?.[word.toLowerCase()] ?? word;
}

/** The version a request names, or the publisher's default; undefined where the highest one in the names wins. */
export function requestedVersion(publisher: Publisher, version: string | undefined): string | undefined {
  const word = version ?? publisher.version.default;
  if (word === undefined || asksForLongTerm(publisher, word)) return undefined;
  return resolveVersion(publisher, word);
}

/** Whether its names or its lines have versions, so that a query may name one. */
export function hasVersions({ lines }: Publisher): boolean {
  return lines.some(
    ({ names, versions }) => versions !== undefined || names.some((name) => name.includes('{version}')),
  );
}

/** Whether a word is a version of the publisher, a code name, or `lts` where it has long-term versions. */
export function isVersionOf(publisher: Publisher, word: string): boolean {
  return asksForLongTerm(publisher, word) || publisher.version.pattern.test(resolveVersion(publisher, word));
}
