import { didYouMean, formatDuration, parseDuration, redactUrl } from '@ami-select/core';
import type { Field, PlainField } from '../schema/field.ts';

/** The value of a string, or its problem. */
export type Reading = { readonly value: unknown } | Refusal;

export interface Refusal {
  readonly because: string;
  readonly expected: string;
  /** What can be read of a list or mapping, so that it is checked beside what cannot. */
  readonly rest?: unknown;
}

/** Reads a raw value (a string, or a list or mapping of strings) by the kind of its field. */
export function readValue(field: PlainField, raw: unknown): Reading {
  if (raw === '') return { because: 'it is empty', expected: expectedOf(field) };
  switch (field.kind) {
    case 'list':
      return readList(field, raw);
    case 'mapping':
    case 'multimap':
      return readMapping(field, raw);
    default:
      if (typeof raw === 'string') return readText(field, raw);
      return { because: `it is a ${Array.isArray(raw) ? 'list' : 'mapping'}`, expected: expectedOf(field) };
  }
}

type FieldOf<Kind extends PlainField['kind']> = Extract<PlainField, { readonly kind: Kind }>;

type TextField = Exclude<PlainField, { readonly kind: 'list' | 'mapping' | 'multimap' }>;

function readText(field: TextField, text: string): Reading {
  switch (field.kind) {
    case 'string':
      return { value: text };
    case 'boolean':
      return readBoolean(text);
    case 'integer':
      return readInteger(field, text);
    case 'amount':
      return readAmount(field, text);
    case 'duration':
      return readMinutes(field, text);
    case 'choice':
      return readChoice(field.choices, text);
  }
}

function readBoolean(text: string): Reading {
  if (/^(true|True|TRUE)$/.test(text)) return { value: true };
  if (/^(false|False|FALSE)$/.test(text)) return { value: false };
  return { because: 'it is neither true nor false', expected: 'true or false' };
}

function readInteger(field: FieldOf<'integer'>, text: string): Reading {
  const expected = expectedOf(field);
  if (!/^-?(0|[1-9]\d{0,14})$/.test(text)) return { because: 'it is not an integer', expected };
  return checkBounds(Number(text), field, expected);
}

function readAmount(field: FieldOf<'amount'>, text: string): Reading {
  const expected = expectedOf(field);
  if (/^-?\d+\.\d{3,}$/.test(text)) return { because: 'it has more than two decimals', expected };
  if (!/^-?(0|[1-9]\d{0,14})(\.\d\d?)?$/.test(text)) return { because: 'it is not an amount', expected };
  return checkBounds(Number(text), field, expected);
}

/** An integer of minutes, rounded up: a lease is never shorter than requested. */
function readMinutes(field: FieldOf<'duration'>, text: string): Reading {
  const bounds = boundsOf(field);
  const expected = expectedOf(field);
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined) return { because: 'it is not a duration', expected };
  const reading = checkBounds(milliseconds, bounds, expected);
  return 'value' in reading ? { value: Math.ceil(milliseconds / 60_000) } : reading;
}

/** In milliseconds. */
function boundsOf({ minimum, maximum }: FieldOf<'duration'>): { minimum: number; maximum: number } {
  return { minimum: parseDuration(minimum) ?? 0, maximum: parseDuration(maximum) ?? 0 };
}

function checkBounds(
  value: number,
  { minimum, maximum }: { minimum: number; maximum: number },
  expected: string,
): Reading {
  if (value < minimum) return { because: 'it is too small', expected };
  return value > maximum ? { because: 'it is too large', expected } : { value };
}

/** One of some words; capitals do not matter. */
function readChoice(choices: readonly string[], text: string): Reading {
  const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return { value: found };
  return { because: `it is unknown${didYouMean(text, choices)}`, expected: alternatives(choices) };
}

function readList(field: FieldOf<'list'>, raw: unknown): Reading {
  const { choices } = field;
  const items = typeof raw === 'string' ? [raw] : raw;
  const expected = expectedOf(field);
  if (!Array.isArray(items)) return { because: 'it is a mapping', expected };
  if (items.length === 0 && field.mayBeEmpty) return { value: [] };
  if (items.length === 0) return { because: 'it is empty', expected };
  const readings = items.map((item) => readItem(item, choices));
  const values = readings.flatMap((reading) => ('value' in reading ? [reading.value] : []));
  const reasons = readings.flatMap((reading) => ('value' in reading ? [] : [reading.because]));
  return withReasons(values, reasons, { expected, isEmpty: values.length === 0 });
}

function readItem(
  item: unknown,
  choices: readonly string[] | undefined,
): { readonly value: unknown } | { readonly because: string } {
  if (typeof item !== 'string' || item === '') return { because: `${quote(item)} is not a string` };
  const reading = choices === undefined ? { value: item } : readChoice(choices, item);
  return 'value' in reading ? reading : { because: reading.because.replace('it', () => quote(item)) };
}

/** The values, or every reason against the others, each once. */
function withReasons(
  value: unknown,
  reasons: readonly string[],
  { expected, isEmpty }: { readonly expected: string; readonly isEmpty: boolean },
): Reading {
  if (reasons.length === 0) return { value };
  const because = [...new Set(reasons)].join(', and ');
  return { because, expected, ...(!isEmpty && { rest: value }) };
}

function readMapping(field: FieldOf<'mapping' | 'multimap'>, raw: unknown): Reading {
  const several = field.kind === 'multimap';
  const expected = expectedOf(field);
  const values = new Map<string, readonly string[]>();
  const reasons: string[] = [];
  for (const { key, items, label } of pairsOf(raw)) {
    const earlier = key === undefined ? undefined : values.get(key);
    const problem = items.length === 0 ? 'is an empty list' : problemOf(items);
    if (key === undefined) reasons.push(`${label} is not key=value`);
    else if (problem !== undefined) reasons.push(`the value of ${quote(key)} ${problem}`);
    else if (!several && (earlier ?? []).length + items.length > 1)
      reasons.push(`${quote(key)} has several values`);
    else values.set(key, [...(earlier ?? []), ...items.map(String)]);
  }
  if (values.size === 0 && reasons.length === 0) return { because: 'it has no keys', expected };
  const entries = [...values].map(([key, items]) => [key, several ? items : items[0]]);
  return withReasons(Object.fromEntries(entries), reasons, { expected, isEmpty: values.size === 0 });
}

function problemOf(items: readonly unknown[]): string | undefined {
  if (items.includes(undefined)) return 'is missing ("" is an empty one)';
  return items.every((item) => typeof item === 'string') ? undefined : 'is not a string';
}

interface Pair {
  /** Undefined for a string that is not `key=value`. */
  readonly key: string | undefined;
  readonly items: readonly unknown[];
  readonly label: string;
}

/** The keys of a mapping, or the `key=value` pairs of lines. */
function pairsOf(raw: unknown): readonly Pair[] {
  const lines = typeof raw === 'string' ? raw.split('\n').filter((line) => line.trim() !== '') : raw;
  if (Array.isArray(lines)) return lines.map((line, index) => splitPair(line, `pair ${index + 1}`));
  return Object.entries(lines ?? {}).map(([key, value]) => ({
    key,
    items: Array.isArray(value) ? value : [value],
    label: quote(key),
  }));
}

function splitPair(pair: unknown, label: string): Pair {
  const text = typeof pair === 'string' ? pair : '';
  const separator = text.indexOf('=');
  const key = separator < 1 ? undefined : text.slice(0, separator).trim();
  return { key, items: [text.slice(separator + 1).trim()], label };
}

/** What the value of a field must be, with its range or its choices. */
export function expectedOf(field: Field): string {
  switch (field.kind) {
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `an integer from ${field.minimum} to ${field.maximum}`;
    case 'amount':
      return `dollars such as 12 or 12.50, from ${field.minimum} to ${field.maximum}`;
    case 'duration': {
      const { minimum, maximum } = boundsOf(field);
      return `a duration such as 90s, 45m or 1h30m, from ${formatDuration(minimum)} to ${formatDuration(maximum)}`;
    }
    case 'choice':
      return alternatives(field.choices);
    case 'list':
      return `a list of ${field.choices?.join(', ') ?? 'strings'}`;
    case 'mapping':
      return 'keys with one value each';
    case 'multimap':
      return 'keys with their values';
    case 'string':
      return 'a string';
    default:
      return 'a value';
  }
}

/** A rejected value of a field as it appears in a message: of pairs their number, for what is in them may be secret. */
export function describeValue({ kind }: PlainField, raw: unknown): string {
  if (kind !== 'mapping' && kind !== 'multimap') return quote(raw);
  const count = pairsOf(raw).length;
  return count === 1 ? '1 pair' : `${count} pairs`;
}

/** A rejected value as it appears in a message. */
export function quote(raw: unknown): string {
  if (raw === undefined) return 'nothing';
  return typeof raw === 'string' ? JSON.stringify(redactUrl(raw)) : redactUrl(JSON.stringify(raw));
}

/**
 * `a`, `a or b`, `a, b, or c`. `Intl.ListFormat` loads data of languages, a tenth of the time that an action takes to
 * start.
 */
function alternatives(words: readonly string[]): string {
  if (words.length <= 2) return words.join(' or ');
  return `${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`;
}
