import table from './data/instance-types.json' with { type: 'json' };
import type { InstanceType } from './instance-type.ts';

export type { InstanceType } from './instance-type.ts';

const ROWS: Readonly<Record<string, string>> = table.types;
const ATTRIBUTES: readonly Attribute[] = Object.entries(table.attributes).map(([path, values]) => ({
  path: path.split('.'),
  values,
}));

interface Attribute {
  readonly path: readonly string[];
  readonly values: readonly unknown[];
}

const found = new Map<string, InstanceType>();

/**
 * The attributes of an instance type as DescribeInstanceTypes returned them, the same object every time; `undefined`
 * when the type does not exist or has no record. Sizes are in the units of EC2's member names. Source: moto.
 */
export function findInstanceType(name: string): InstanceType | undefined {
  const known = found.get(name);
  if (known) return known;
  const row = Object.hasOwn(ROWS, name) ? ROWS[name] : undefined;
  if (row === undefined) return undefined;
  const type = { InstanceType: name, ...readRow(row) } as InstanceType;
  found.set(name, type);
  return type;
}

/** Names of the types with recorded attributes, sorted. Source: moto. */
export function recordedTypeNames(): readonly string[] {
  return Object.keys(ROWS);
}

/** Every name in the SDK's model, sorted: also types that are retired, newer or rarer than the recording. */
export function instanceTypeNames(): readonly string[] {
  return [...Object.keys(ROWS), ...table.unrecorded].sort();
}

/** One column per attribute: the position of its value, empty for the first one, `-` for none. */
function readRow(row: string): Record<string, unknown> {
  const type: Record<string, unknown> = {};
  for (const [index, cell] of row.split(',').entries()) {
    const attribute = ATTRIBUTES[index];
    if (cell !== '-' && attribute) setMember(type, attribute.path, attribute.values[Number(cell)]);
  }
  return type;
}

function setMember(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  target[key] ??= {};
  setMember(target[key] as Record<string, unknown>, rest, value);
}
