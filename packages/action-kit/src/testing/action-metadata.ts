import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The part of an action.yml that the code must match. */
export interface ActionMetadata {
  readonly inputs: Inputs;
  readonly outputs: readonly string[];
}

type Inputs = Readonly<Record<string, { readonly required?: boolean; readonly kind?: string }>>;

interface ActionFile {
  readonly inputs?: Inputs;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Reads inputs (with whether they are required) and outputs of an action.yml. */
export function readActionMetadata(file: URL): ActionMetadata {
  const { inputs = {}, outputs = {} } = parse(readFileSync(file, 'utf8')) as ActionFile;
  return declaredMetadata(inputs, Object.keys(outputs));
}

/** The same, of the declarations in the code. */
export function declaredMetadata(inputs: Inputs, outputs: readonly string[]): ActionMetadata {
  const rows = Object.entries(inputs).map(([name, { required }]) => [
    name,
    { ...(required && { required }) },
  ]);
  return { inputs: Object.fromEntries(rows), outputs };
}
