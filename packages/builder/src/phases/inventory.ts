import { isPlainObject } from '@ami-select/core';
import { BuilderError } from '../report/errors.ts';

/** What the verify script prints of one environment. */
export interface Inventory {
  /** Names and versions. */
  readonly installed: readonly (readonly [string, string])[];
  /** Names, versions and sha256. */
  readonly hashes: readonly (readonly [string, string, string])[];
  readonly python: string;
  readonly pip: string;
}

/** Characters of a name, version or hash. */
const LONGEST = 500;

/** Reads what a machine printed, which may be anything. @throws BuilderError `MACHINE_FAILED`. */
export function parseInventory(environment: string, text: string): Inventory {
  const found = parse(text);
  if (!isPlainObject(found) || !isInventory(found))
    throw new BuilderError('MACHINE_FAILED', `the inventory of environment ${environment} cannot be read`);
  const { installed, hashes, python, pip } = found;
  return { installed, hashes, python, pip };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isInventory(value: Record<string, unknown>): value is Record<string, unknown> & Inventory {
  const { installed, hashes, python, pip } = value;
  return isText(python) && isText(pip) && areRows(installed, 2) && areRows(hashes, 3);
}

function areRows(value: unknown, width: number): boolean {
  return (
    Array.isArray(value) &&
    value.every((row) => Array.isArray(row) && row.length === width && row.every(isText))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST;
}
