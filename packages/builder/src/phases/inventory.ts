import { isPlainObject } from '@ami-select/core';
import { BuilderError } from '../report/errors.ts';

/** What the verify script prints of one environment. */
export interface Inventory {
  /** Names, versions and sha256 of the wheels. */
  readonly packages: readonly (readonly [string, string, string])[];
  /** The first of them. */
  readonly differences: readonly Difference[];
  /** Of all differences. */
  readonly count: number;
  readonly python: string;
  /** Wheels whose RECORD has other hashes than their files: name and version, one of these files, and how many. */
  readonly misrecorded?: readonly (readonly [string, string, number])[] | undefined;
}

/** A place where an environment is not what its wheels are. */
export interface Difference {
  /** Name of a package; empty for what belongs to none. */
  readonly package: string;
  /** `- expected` and `+ found`. */
  readonly lines: readonly string[];
}

/** Characters of a name, version, hash or line. */
const LONGEST = 1000;

/** Reads what a machine printed, which may be anything. @throws BuilderError `MACHINE_FAILED`. */
export function parseInventory(environment: string, text: string): Inventory {
  const found = parse(text);
  if (!isPlainObject(found) || !isInventory(found))
    throw new BuilderError('MACHINE_FAILED', `the inventory of environment ${environment} cannot be read`);
  const { packages, differences, count, python, misrecorded } = found;
  return { packages, differences, count, python, ...(misrecorded && { misrecorded }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isInventory(value: Record<string, unknown>): value is Record<string, unknown> & Inventory {
  const { packages, differences, count, python, misrecorded = [] } = value;
  return (
    isText(python) &&
    Number.isSafeInteger(count) &&
    isList(packages, (row) => isList(row, isText) && row.length === 3) &&
    isList(misrecorded, isMisrecorded) &&
    isList(differences, (item) => isPlainObject(item) && isText(item.package) && isList(item.lines, isText))
  );
}

function isMisrecorded(row: unknown): row is readonly [string, string, number] {
  return (
    Array.isArray(row) && row.length === 3 && isList(row.slice(0, 2), isText) && Number.isSafeInteger(row[2])
  );
}

function isList<Item>(value: unknown, isItem: (item: unknown) => boolean): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST;
}
