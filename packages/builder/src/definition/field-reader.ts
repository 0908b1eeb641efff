import { didYouMean, isPlainObject, type Problem, redactUrl, unknownName } from '@ami-select/core';
import { absence } from './absence.ts';
import type { BuildShape, FieldShape } from './field-shape.ts';

const EXPECTED: Readonly<Record<FieldShape['kind'], string>> = {
  string: 'a string',
  integer: 'an integer',
  boolean: 'true or false',
  choice: 'a word',
  list: 'a list of strings',
  mapping: 'keys with one value each',
  group: 'a mapping',
  groups: 'a list of mappings',
  'named-groups': 'mappings by name',
};

/** Reads the fields of one mapping by its shape, and adds every problem to a list that several readers share. */
export class FieldReader {
  readonly #path: string;
  readonly #shape: BuildShape;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #problems: Problem[];

  constructor(path: string, value: unknown, { shape, problems }: ReaderOptions) {
    this.#path = path;
    this.#shape = shape;
    this.#problems = problems;
    this.#values = isPlainObject(value) ? value : {};
    if (isPlainObject(value)) this.#checkNames();
    else problems.push(notMapping(path, value, shape));
  }

  value(key: string): unknown {
    return this.#values[key];
  }

  string(key: string): string | undefined {
    const value = this.#values[key];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    const because = typeof value === 'string' ? 'it is empty' : 'it is not a string';
    this.complain(key, value, { because, expected: 'a string' });
    return undefined;
  }

  /** One of the words of the shape. */
  choice(key: string): string | undefined {
    const value = this.#values[key];
    if (value === undefined) return undefined;
    const { choices = [] } = this.#shape[key] ?? {};
    const found = choices.find((choice) => choice === value);
    if (found === undefined) {
      const because = `it is unknown${typeof value === 'string' ? didYouMean(value, choices) : ''}`;
      this.complain(key, value, { because, expected: choices.join(' or ') });
    }
    return found;
  }

  boolean(key: string): boolean | undefined {
    const value = this.#values[key];
    if (value === undefined || typeof value === 'boolean') return value;
    this.complain(key, value, { because: 'it is neither true nor false', expected: 'true or false' });
    return undefined;
  }

  integer(key: string): number | undefined {
    const value = this.#values[key];
    if (value === undefined) return undefined;
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = this.#shape[key] ?? {};
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    const expected = `an integer from ${minimum} to ${maximum}`;
    if (!Number.isSafeInteger(number))
      this.complain(key, value, { because: 'it is not an integer', expected });
    else if (Number(number) < minimum) this.complain(key, value, { because: 'it is too small', expected });
    else if (Number(number) > maximum) this.complain(key, value, { because: 'it is too large', expected });
    else return Number(number);
    return undefined;
  }

  /** Keys with one value each. */
  mapping(key: string): Readonly<Record<string, string>> | undefined {
    const value = this.#values[key];
    if (value === undefined) return undefined;
    const expected = 'keys with one value each';
    if (!isPlainObject(value)) {
      this.complain(key, value, { because: 'it is not a mapping', expected });
      return undefined;
    }
    const entries = Object.entries(value);
    for (const [name, item] of entries) {
      if (!['string', 'number', 'boolean'].includes(typeof item) || String(item).includes('\0'))
        this.complain(key, name, { because: 'its value is not a string', expected });
    }
    return Object.fromEntries(entries.map(([name, item]) => [name, String(item)]));
  }

  /** A list of strings; one string is a list of one. */
  strings(key: string): readonly string[] {
    const value = this.#values[key];
    if (value === undefined) return [];
    const list = typeof value === 'string' ? [value] : value;
    const bad = Array.isArray(list) ? list.find((item) => typeof item !== 'string' || item === '') : value;
    if (Array.isArray(list) && bad === undefined) return list as string[];
    const because = Array.isArray(list) ? `${show(bad)} is not a string with text` : 'it is not a list';
    this.complain(key, value, { because, expected: 'a list of strings' });
    return [];
  }

  list(key: string): readonly unknown[] {
    const value = this.#values[key];
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.complain(key, value, { because: 'it is not a list', expected: 'a list of mappings' });
    return [];
  }

  complain(
    key: string,
    value: unknown,
    { because, expected }: { readonly because: string; readonly expected: string },
  ): void {
    const message = `${show(value)} is not valid because ${because}; expected ${expected}`;
    this.#problems.push({ field: `${this.#path}.${key}`, message });
  }

  #checkNames(): void {
    const known = Object.keys(this.#shape);
    for (const key of Object.keys(this.#values)) {
      if (known.includes(key)) continue;
      this.#problems.push({ field: `${this.#path}.${key}`, message: unknownName('key', key, known) });
    }
    for (const key of known) {
      if (!this.#shape[key]?.required || this.#values[key] !== undefined) continue;
      this.#problems.push(absence(`${this.#path}.${key}`, EXPECTED[this.#shape[key].kind]));
    }
  }
}

export interface ReaderOptions {
  readonly shape: BuildShape;
  readonly problems: Problem[];
}

/** The groups of a mapping by their names. */
export function readNamedGroups(
  path: string,
  value: unknown,
  problems: Problem[],
): readonly [string, unknown][] {
  if (value === undefined) return [];
  if (isPlainObject(value)) return Object.entries(value);
  const message = `${show(value)} is not valid because it is not a mapping; expected mappings by name`;
  problems.push({ field: path, message });
  return [];
}

function notMapping(path: string, value: unknown, shape: BuildShape): Problem {
  const expected = `a mapping with the keys ${Object.keys(shape).join(', ')}`;
  const message = `${show(value)} is not valid because it is not a mapping; expected ${expected}`;
  return { field: path, message };
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? JSON.stringify(redactUrl(value)) : redactUrl(JSON.stringify(value));
}
