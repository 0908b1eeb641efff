import { isPlainObject } from '@ami-select/core';

export type Table = Readonly<Record<string, unknown>>;

/** Adds what is wrong with a package or a lock, at its line. */
export type Complain = (code: 'INVALID_BUILD' | 'UNPINNED' | 'HASH', message: string) => void;

/** The value of a key when it is a string; says so when it is something else. */
export function stringOf(table: Table, key: string, complain: Complain): string | undefined {
  const value = fieldOf(table, key);
  if (typeof value === 'string' || value === undefined) return value;
  complain('INVALID_BUILD', `${key} is not valid because it is not a string; expected a string`);
  return undefined;
}

/** The strings of a list; says so when it is something else. */
export function stringsOf(table: Table, key: string, complain: Complain): readonly string[] {
  const value = fieldOf(table, key) ?? [];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  complain(
    'INVALID_BUILD',
    `${key} is not valid because it is not a list of strings; expected a list of strings`,
  );
  return [];
}

/** The tables of a list; undefined and a problem when it is something else. */
export function tablesOf(table: Table, key: string, complain: Complain): readonly Table[] | undefined {
  const value = fieldOf(table, key) ?? [];
  if (Array.isArray(value) && value.every(isPlainObject)) return value;
  complain(
    'INVALID_BUILD',
    `${key} is not valid because it is not a list of tables; expected a list of tables`,
  );
  return undefined;
}

/** A value of the table itself. */
export function fieldOf(table: Table, key: string): unknown {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
