import { kebab, type Problem } from '@ami-select/core';
import type { Field, Fields, NestedField } from '../schema/field.ts';
import { propertyName, type Settings } from '../schema/settings.ts';
import { describeValue, quote, readValue } from './read-value.ts';
import type { Source } from './source.ts';
import { unknownWord } from './unknown-word.ts';

type Mapping = Readonly<Record<string, unknown>>;

export interface FieldsReading {
  /** By the names of the table; of a refused list or mapping what is not refused of it. */
  readonly values: Mapping;
  readonly problems: readonly Problem[];
  /** Names of the table whose value is one of the problems. */
  readonly refused: readonly string[];
}

export interface SettingsReading<Table extends Fields> {
  readonly settings: Settings<Table>;
  readonly problems: readonly Problem[];
  readonly refused: readonly string[];
}

/** Reads every value of a source; what cannot be read, and every unknown key, is a problem. Never throws. */
export function readFields(fields: Fields, source: Source): FieldsReading {
  const problems: Problem[] = [];
  const refusedAt = new Set<string>();
  const values = readGroup({ fields, raw: source.values, path: '' }, { source, problems, refusedAt });
  const refused = Object.keys(source.values).filter((key) => refusedAt.has(key));
  return { values, problems, refused: refused.flatMap((key) => nameOf(fields, key) ?? []) };
}

/** The same with the names and types that code has. */
export function readTable<const Table extends Fields>(fields: Table, source: Source): SettingsReading<Table> {
  const { values, ...reading } = readFields(fields, source);
  return { ...reading, settings: toSettings(fields, values) };
}

/** Values by the names of a table, renamed to what code has: `instance-types` to `instanceTypes`. */
export function toSettings<const Table extends Fields>(fields: Table, values: Mapping): Settings<Table> {
  const entries = Object.entries(fields).filter(([name]) => values[name] !== undefined);
  return Object.fromEntries(
    entries.map(([name, field]) => [propertyName(name, field), values[name]]),
  ) as Settings<Table>;
}

interface Context {
  readonly source: Source;
  readonly problems: Problem[];
  /** Paths of values that cannot be read. */
  readonly refusedAt: Set<string>;
}

interface Group {
  readonly fields: Fields;
  readonly raw: Mapping;
  /** `''` or, with its dot, where the group stands: `steps[0].`. */
  readonly path: string;
}

function readGroup({ fields, raw, path }: Group, context: Context): Mapping {
  const values: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(raw)) {
    if (item === undefined || item === null) continue;
    const at = `${path}${key}`;
    const name = nameOf(fields, key);
    const field = name === undefined ? undefined : fields[name];
    if (name === undefined || field === undefined)
      complain(context, at, unknownWord('key', key, Object.keys(fields)));
    else if (name in values)
      complain(context, at, `is not valid because another key is the same field; expected one "${name}"`);
    else values[name] = readField({ field, fields, raw: item, at }, context);
  }
  return values;
}

interface Item {
  readonly field: Field;
  /** The table that the field stands in. */
  readonly fields: Fields;
  readonly raw: unknown;
  readonly at: string;
}

function readField({ field, fields, raw, at }: Item, context: Context): unknown {
  switch (field.kind) {
    case 'group':
      return readNested({ fields: field.fields, raw, at }, context);
    case 'named-groups':
      return mapGroups(field, { raw, at }, context);
    case 'groups':
      return listOf(raw).map((item, index) =>
        readNested({ fields: field.fields, raw: item, at: `${at}[${index}]` }, context),
      );
    case 'alternatives':
      if (Array.isArray(raw) && raw.length === 0)
        complain(context, at, '[] is not valid because it is empty; expected a list of queries');
      return listOf(raw).map((item, index) =>
        typeof item === 'string' ? item : readNested({ fields, raw: item, at: `${at}[${index}]` }, context),
      );
    default: {
      const reading = readValue(field, raw);
      if ('value' in reading) return reading.value;
      complain(
        context,
        at,
        `${describeValue(field, raw)} is not valid because ${reading.because}; expected ${reading.expected}`,
      );
      context.refusedAt.add(at);
      return reading.rest;
    }
  }
}

interface Nested {
  readonly fields: Fields;
  readonly raw: unknown;
  readonly at: string;
}

function readNested({ fields, raw, at }: Nested, context: Context): Mapping {
  if (isMapping(raw)) return readGroup({ fields, raw, path: `${at}.` }, context);
  complain(context, at, notAMapping(raw, Object.keys(fields)));
  return {};
}

function mapGroups(
  { fields }: Extract<NestedField, { kind: 'named-groups' }>,
  { raw, at }: Pick<Item, 'raw' | 'at'>,
  context: Context,
): Mapping {
  if (!isMapping(raw)) {
    complain(context, at, notAMapping(raw, ['names']));
    return {};
  }
  const entries = Object.entries(raw);
  return Object.fromEntries(
    entries.map(([name, item]) => [
      name,
      readNested({ fields, raw: item ?? {}, at: `${at}.${name}` }, context),
    ]),
  );
}

function complain({ source, problems }: Context, at: string, message: string): void {
  problems.push({ ...source.locate(at), message });
}

function notAMapping(raw: unknown, keys: readonly string[]): string {
  return `${quote(raw)} is not valid because it is not a mapping; expected a mapping with the keys ${keys.join(', ')}`;
}

/** The name of the field that a key means, in whatever spelling: `rootDeviceType`, `root_device_type`, an alias. */
export function nameOf(fields: Fields, key: string): string | undefined {
  if (Object.hasOwn(fields, key)) return key;
  const wanted = kebab(key);
  const found = Object.entries(fields).find(([name, { aliases = [] }]) =>
    [name, ...aliases].includes(wanted),
  );
  return found?.[0];
}

function listOf(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw : [raw];
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
