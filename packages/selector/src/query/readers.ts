import { didYouMean } from '@ami-select/core';

/** The canonical form of one raw value, or its problem. */
export type Reading<T> = { readonly value: T } | { readonly problem: string };
export type Reader<T> = (raw: unknown) => Reading<T>;

/** A rejected value as it appears in a message. */
export function quote(raw: unknown): string {
  return typeof raw === 'string' ? `"${raw}"` : (JSON.stringify(raw) ?? String(raw));
}

/** A string; numbers are taken as their text. */
export const text: Reader<string> = (raw) => {
  const value = typeof raw === 'number' ? String(raw) : raw;
  if (typeof value !== 'string' || value.trim() === '') return { problem: `${quote(raw)} is not a string` };
  return { value: value.trim() };
};

/** A list of strings, or a string with items separated by commas or new lines. */
export const list: Reader<readonly string[]> = (raw) => {
  const parts: readonly unknown[] = Array.isArray(raw) ? raw : String(raw ?? '').split(/[,\n]/);
  const items: string[] = [];
  for (const part of parts) {
    const reading = text(part);
    if ('problem' in reading && !Array.isArray(raw)) continue;
    if ('problem' in reading) return { problem: `${quote(part)} is not a string` };
    items.push(reading.value);
  }
  return items.length === 0 ? { problem: 'the list is empty' } : { value: [...new Set(items)] };
};

export const flag: Reader<boolean> = (raw) => {
  if (typeof raw === 'boolean') return { value: raw };
  const word = String(raw).trim().toLowerCase();
  if (word === 'true') return { value: true };
  if (word === 'false') return { value: false };
  return { problem: `${quote(raw)} is not valid; expected true or false` };
};

/** One of some words, whatever their case. */
export function oneOf<Word extends string>(words: readonly Word[]): Reader<Word> {
  return (raw) => {
    const found = words.find((word) => word.toLowerCase() === String(raw).trim().toLowerCase());
    if (found !== undefined) return { value: found };
    return {
      problem: `${quote(raw)} is not valid${didYouMean(String(raw), words)}; expected ${words.join(', ')}`,
    };
  };
}

/** A string that must fulfil a condition. */
export function textThat(accepts: (value: string) => boolean, expectation: string): Reader<string> {
  return (raw) => {
    const reading = text(raw);
    if ('problem' in reading || accepts(reading.value)) return reading;
    return { problem: `${quote(reading.value)} is not ${expectation}` };
  };
}

/** A list every item of which must pass another reader. */
export function listOf(item: Reader<string>): Reader<readonly string[]> {
  return (raw) => {
    const reading = list(raw);
    if ('problem' in reading) return reading;
    const values: string[] = [];
    const problems: string[] = [];
    for (const entry of reading.value) {
      const result = item(entry);
      if ('problem' in result) problems.push(result.problem);
      else values.push(result.value);
    }
    return problems.length > 0 ? { problem: problems.join('; ') } : { value: values };
  };
}

/** A mapping of names to lists, or `key=value` lines. */
export const mapping: Reader<Readonly<Record<string, readonly string[]>>> = (raw) => {
  const entries = typeof raw === 'string' ? linesOf(raw) : entriesOf(raw);
  if (entries === undefined) return { problem: `${quote(raw)} is not a mapping of names to values` };
  const result: Record<string, readonly string[]> = {};
  const problems: string[] = [];
  for (const [key, value] of entries) {
    const reading = list(typeof value === 'string' ? value.split('\n').join(',') : asList(value));
    if ('problem' in reading) problems.push(`${key}: ${reading.problem}`);
    else result[key] = reading.value;
  }
  return problems.length > 0 ? { problem: problems.join('; ') } : { value: result };
};

/** An integer from 1. */
export const count: Reader<number> = (raw) => {
  const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return { value };
  return { problem: `${quote(raw)} is not an integer from 1` };
};

function asList(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : value;
}

function entriesOf(raw: unknown): [string, unknown][] | undefined {
  return raw !== null && typeof raw === 'object' && !Array.isArray(raw) ? Object.entries(raw) : undefined;
}

function linesOf(raw: string): [string, unknown][] | undefined {
  const lines = raw.split('\n').filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(line));
  const found = pairs.flatMap((pair): [string, unknown][] =>
    pair === null ? [] : [[pair[1] ?? '', pair[2] ?? '']],
  );
  return found.length === lines.length && found.length > 0 ? found : undefined;
}
