import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { InputDeclarations } from '../declarations.ts';

/** What an action.yml says that the code must say too. */
export interface ActionMetadata {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: readonly string[];
}

interface ActionFile {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown; readonly required?: boolean }>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Reads inputs (with defaults and whether they are required) and outputs of an action.yml. */
export function readActionMetadata(file: URL): ActionMetadata {
  const { inputs = {}, outputs = {} } = parse(readFileSync(file, 'utf8')) as ActionFile;
  return {
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, { default: value, required }]) => [
        name,
        { ...(value !== undefined && { default: String(value) }), ...(required && { required }) },
      ]),
    ),
    outputs: Object.keys(outputs),
  };
}

/** The same, of the declarations in the code. */
export function declaredMetadata(inputs: InputDeclarations, outputs: readonly string[]): ActionMetadata {
  return {
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, { default: value, required }]) => [
        name,
        { ...(value !== undefined && { default: value }), ...(required && { required }) },
      ]),
    ),
    outputs,
  };
}
