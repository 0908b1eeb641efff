import { didYouMean } from '@ami-select/core';

/** Reads an integer; a problem for any other value, or one out of bounds that is not the one `besides` them. */
export function readNumber(
  flag: string,
  value: unknown,
  { least, most, besides }: { readonly least: number; readonly most: number; readonly besides?: number },
  problems: string[],
): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d+$/.test(String(value)) ? Number(value) : Number.NaN;
  if (number === besides || (number >= least && number <= most)) return number;
  const other = besides === undefined ? '' : `${besides} or `;
  problems.push(
    `${flag}: "${String(value)}" is not valid; expected ${other}an integer from ${least} to ${most}`,
  );
  return undefined;
}

/** Reads one of the known words; a problem with the nearest one for any other word. */
export function readWord<Word extends string>(
  flag: string,
  value: unknown,
  words: readonly Word[],
  problems: string[],
): Word | undefined {
  const found = words.find((word) => word === value);
  if (value !== undefined && found === undefined) {
    const text = String(value);
    problems.push(`${flag}: "${text}" is not valid${didYouMean(text, words)}; expected ${words.join(', ')}`);
  }
  return found;
}
