import { didYouMean } from '@ami-select/core';

/** Reads a whole number; a problem when it is none, or out of bounds. */
export function readNumber(
  flag: string,
  value: unknown,
  { least, most }: { readonly least: number; readonly most: number },
  problems: string[],
): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d+$/.test(String(value)) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  problems.push(`${flag} is "${String(value)}"; it must be a whole number from ${least} to ${most}`);
  return undefined;
}

/** Reads one of the known words; a problem that names the nearest when it is none of them. */
export function readWord<Word extends string>(
  flag: string,
  value: unknown,
  words: readonly Word[],
  problems: string[],
): Word | undefined {
  const found = words.find((word) => word === value);
  if (value !== undefined && found === undefined) {
    const text = String(value);
    problems.push(`${flag} is "${text}"${didYouMean(text, words)}; allowed: ${words.join(', ')}`);
  }
  return found;
}
