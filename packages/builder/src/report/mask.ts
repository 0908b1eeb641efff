import { whyNoSecret } from './short-secrets.ts';

/** Hides secret values in text of machines. */
export interface Mask {
  (text: string): string;
  /** Characters of the longest value; text is cut so that none of them is cut in half. */
  readonly longest: number;
}

const HIDDEN = '***';

/**
 * Hides each of the values, and each line of one that has several; not what is too short to be a secret, such as the
 * braces of a key in JSON, which stand in paths and words.
 */
export function createMask(values: readonly string[]): Mask {
  const parts = values
    .flatMap((value) => [value, ...value.split(/\r?\n/)])
    .filter((part) => whyNoSecret(part) === undefined);
  // A value that is part of another must not leave the rest of it.
  const hidden = [...new Set(parts)].sort((one, other) => other.length - one.length);
  const mask = (text: string): string =>
    hidden.reduce((masked, part) => masked.replaceAll(part, HIDDEN), text);
  return Object.assign(mask, { longest: hidden[0]?.length ?? 0 });
}

/** Hides them in every string of a value that is plain data. */
export function maskDeep<T>(value: T, mask: Mask): T {
  if (mask.longest === 0) return value;
  if (typeof value === 'string') return mask(value) as T;
  if (Array.isArray(value)) return value.map((item) => maskDeep(item, mask)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, maskDeep(item, mask)]);
  return Object.fromEntries(entries) as T;
}
