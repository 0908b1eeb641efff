import type { Problem } from './errors.ts';

/** Characters that a secret has at least: a shorter value stands in other words, which would be hidden as well. */
export const LEAST_SECRET = 4;

/** Why a value cannot be a secret; undefined for one that can. */
export function whyNoSecret(value: string): string | undefined {
  if (value.trim().length >= LEAST_SECRET) return undefined;
  return `a value of fewer than ${LEAST_SECRET} characters stands in other words and cannot be hidden`;
}

/** The secrets that are too short to be hidden, by name. */
export function shortSecrets(secrets: Readonly<Record<string, string>>): readonly Problem[] {
  return Object.entries(secrets).flatMap(([name, value]): readonly Problem[] => {
    const because = whyNoSecret(value);
    if (because === undefined) return [];
    const message = `${JSON.stringify(name)} is not valid because ${because}; expected a longer one, or it in env`;
    return [{ code: 'INVALID_BUILD', field: 'secrets', message }];
  });
}

/** Warnings of secrets of which a line is printed as it is: too short to be hidden, and more than the braces of JSON. */
export function warnOfShortLines(secrets: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(secrets)
    .filter(([, value]) => value.includes('\n') && value.split(/\r?\n/).some(isShortWord))
    .map(
      ([name]) =>
        `Secret ${JSON.stringify(name)} has a line of fewer than ${LEAST_SECRET} characters, which is not hidden where it is printed alone; expected longer lines, or a step that does not print it`,
    );
}

function isShortWord(line: string): boolean {
  return whyNoSecret(line) !== undefined && /[\p{L}\p{N}]/u.test(line);
}
