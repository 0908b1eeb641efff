import type { Problem } from '@ami-select/core';
import type { Field, Fields } from '../schema/field.ts';
import { type CompleteReading, readSettings } from './read-settings.ts';
import { expectedOf } from './read-value.ts';
import { fromInputs } from './source.ts';
import { unknownWord } from './unknown-word.ts';

/** The part of the runner that passes inputs. */
export interface RawInputs {
  /** Text of an input, `''` when it was not given. */
  getInput(name: string): string;
  /** Names of every input the workflow gave, declared by the action or not. */
  inputNames(): readonly string[];
}

/**
 * Reads inputs of an action, with defaults; what is missing and unknown names are problems too. `others` are inputs of
 * the same action that are read elsewhere, such as the fields of a fleet. Never throws.
 */
export function readInputs<const Table extends Fields>(
  inputs: RawInputs,
  fields: Table,
  others: Fields = {},
): CompleteReading<Table> {
  const given = fromInputs(fields, (name) => inputs.getInput(name));
  const reading = readSettings(fields, { given });
  const unknown = unknownInputs(inputs, Object.keys({ ...fields, ...others }));
  const missing = Object.keys(fields).filter((name) => fields[name]?.required && !(name in given.values));
  const absent = missing.map((name) => ({ ...given.locate(name), message: emptyField(fields[name]) }));
  return { ...reading, problems: [...unknown, ...absent, ...reading.problems] };
}

function emptyField(field: Field | undefined): string {
  return `is not valid because it is empty; expected ${field === undefined ? 'a value' : expectedOf(field)}`;
}

function unknownInputs(inputs: RawInputs, known: readonly string[]): readonly Problem[] {
  const unknown = inputs.inputNames().filter((name) => !known.includes(name));
  return unknown.map((name) => ({
    field: `input "${name}"`,
    message: unknownWord('input', name, known),
  }));
}
