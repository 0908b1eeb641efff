import { didYouMean } from '@ami-select/core';

/** The canonical form of one raw value, or its problem. */
export type Reading<T> = { readonly value: T } | { readonly problem: string };
export type Reader<T> = (raw: unknown) => Reading<T>;

/** A rejected value as it appears in a message. */
export function quote(raw: unknown): string {
  return typeof raw === 'string' ? `"${raw}"` : (JSON.stringify(raw) ?? String(raw));
}

/** A string without the spaces around it; numbers are taken as their text. */
export const text: Reader<string> = (raw) => {
  const value = typeof raw === 'number' ? String(raw) : raw;
  if (typeof value !== 'string' || value.trim() === '') return { problem: `${quote(raw)} is not a string` };
  return { value: value.trim() };
};

/** A string as it is, spaces and commas included. */
export const exact: Reader<string> = (raw) => {
  const reading = textOrNothing(raw);
  return 'value' in reading && reading.value.trim() === '' ? { problem: 'it is empty' } : reading;
};

/** The same, and an empty one is a value, too. */
const textOrNothing: Reader<string> = (raw) => {
  if (typeof raw === 'string') return { value: raw };
  if (typeof raw === 'number' || typeof raw === 'boolean') return { value: String(raw) };
  if (raw === undefined || raw === null) return { problem: 'it has no value; expected "" for an empty one' };
  return { problem: `${quote(raw)} is not a string` };
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

/** A list every item of which must pass another reader. A string alone is one item: nothing in it separates. */
export function listOf(item: Reader<string>): Reader<readonly string[]> {
  return (raw) => {
    const items: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
    if (items.length === 0) return { problem: 'the list is empty' };
    const values: string[] = [];
    const problems: string[] = [];
    for (const entry of items) {
      const result = item(entry);
      if ('problem' in result) problems.push(`${result.problem}${severalIn(entry, item)}`);
      else values.push(result.value);
    }
    return problems.length > 0 ? { problem: problems.join('; ') } : { value: [...new Set(values)] };
  };
}

/** A list of strings as they are. */
export const list: Reader<readonly string[]> = listOf(exact);

/** A mapping of names to values, or `key=value` lines. A value is taken as it is, an empty one included. */
export const mapping: Reader<Readonly<Record<string, readonly string[]>>> = (raw) => {
  const entries = typeof raw === 'string' ? linesOf(raw) : entriesOf(raw);
  if (entries === undefined) return { problem: `${quote(raw)} is not a mapping of names to values` };
  const result = new Map<string, readonly string[]>();
  const problems: string[] = [];
  for (const [key, value] of entries) {
    const reading = valuesOf(value);
    if ('problem' in reading) problems.push(`${key}: ${reading.problem}`);
    else result.set(key, [...(result.get(key) ?? []), ...reading.value]);
  }
  return problems.length > 0 ? { problem: problems.join('; ') } : { value: Object.fromEntries(result) };
};

const valuesOf: Reader<readonly string[]> = listOf(textOrNothing);

/** An integer from 1. */
export const count: Reader<number> = (raw) => {
  const value = typeof raw === 'string' && /^\s*[1-9]\d*\s*$/.test(raw) ? Number(raw) : raw;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return { value };
  return { problem: `${quote(raw)} is not an integer from 1` };
};

/** The cure of a refused string that has several good items in it, as other tools write lists. */
function severalIn(entry: unknown, item: Reader<string>): string {
  const parts = typeof entry === 'string' ? entry.split(/[,\n]/).map((part) => part.trim()) : [];
  const isSeveral = parts.length > 1 && parts.every((part) => 'value' in item(part));
  return isSeveral ? `; several are a list: [${parts.join(', ')}]` : '';
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
