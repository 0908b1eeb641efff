import { NormalizedSchema } from '@smithy/core/schema';
import type { ServiceModel, WireMember, WireStructure, WireType } from '../src/api/service-model.ts';

/** A static operation schema: kind, namespace, name, traits, input, output. */
type OperationSchema = readonly [number, string, string, unknown, () => unknown, () => unknown];

export interface Extraction {
  readonly source: string;
  readonly apiVersion: string;
  /** Operation -> the one list that is needed of its output, which never has an item. */
  readonly emptyLists?: ReadonlyMap<string, string>;
}

/** Reads the runtime schemas that an SDK client exports (`RunInstances$`...) and keeps what the operations need. */
export function extractModel(
  client: object,
  operations: readonly string[],
  { source, apiVersion, emptyLists = new Map() }: Extraction,
): ServiceModel {
  const structures = new Map<string, WireStructure>();
  const visit = (schema: NormalizedSchema): string | undefined => {
    if (schema.isUnitSchema()) return undefined;
    return structureName(schema, structures);
  };
  const table = Object.fromEntries(
    [...operations].sort().map((name) => {
      const operation = operationSchema(client, name);
      const input = visit(NormalizedSchema.of(operation[4]() as never));
      const full = NormalizedSchema.of(operation[5]() as never);
      const list = emptyLists.get(name);
      const output = list === undefined ? visit(full) : emptyListName(full, list, structures);
      return [name, { ...(input && { input }), ...(output && { output }) }];
    }),
  );
  const sorted = [...structures].sort(([a], [b]) => (a < b ? -1 : 1));
  return { source, apiVersion, operations: table, structures: Object.fromEntries(sorted) };
}

/** The output with its list alone, and without the structures of items. */
function emptyListName(
  schema: NormalizedSchema,
  list: string,
  structures: Map<string, WireStructure>,
): string {
  const name = schema.getName() ?? '';
  const member = wireMember(list, schema.getMemberSchema(list), new Map());
  structures.set(name, { members: { [list]: { ...member, type: { list: 'string', item: 'item' } } } });
  return name;
}

function operationSchema(client: object, name: string): OperationSchema {
  const schema = (client as Record<string, unknown>)[`${name}$`];
  if (!Array.isArray(schema)) throw new Error(`The SDK client has no operation ${name}.`);
  return schema as unknown as OperationSchema;
}

function structureName(schema: NormalizedSchema, structures: Map<string, WireStructure>): string {
  const name = schema.getName() ?? '';
  if (structures.has(name)) return name;
  const members: Record<string, WireMember> = {};
  structures.set(name, { members });
  for (const [member, memberSchema] of schema.structIterator()) {
    members[member] = wireMember(member, memberSchema, structures);
  }
  const required = Object.keys(members).slice(0, requiredCount(schema));
  structures.set(name, { ...(required.length > 0 && { required }), members });
  return name;
}

/** A static structure lists its required members first and says how many they are. */
function requiredCount(schema: NormalizedSchema): number {
  const raw = schema.getSchema() as unknown as readonly unknown[];
  return typeof raw[6] === 'number' ? raw[6] : 0;
}

function wireMember(
  name: string,
  schema: NormalizedSchema,
  structures: Map<string, WireStructure>,
): WireMember {
  const { xmlName, ec2QueryName } = schema.getMergedTraits() as { xmlName?: string; ec2QueryName?: string };
  const query = ec2QueryName ?? capitalize(xmlName ?? name);
  const xml = xmlName ?? name;
  return {
    type: wireType(schema, structures),
    ...(query !== name && { query }),
    ...(xml !== name && { xml }),
  };
}

function wireType(schema: NormalizedSchema, structures: Map<string, WireStructure>): WireType {
  if (schema.isStructSchema()) return { structure: structureName(schema, structures) };
  if (schema.isListSchema()) return listType(schema.getValueSchema(), structures);
  if (schema.isMapSchema()) return { map: wireType(schema.getValueSchema(), structures) };
  if (schema.isBlobSchema()) return 'blob';
  if (schema.isTimestampSchema()) return 'timestamp';
  if (schema.isBooleanSchema()) return 'boolean';
  if (schema.isNumericSchema()) return 'number';
  if (schema.isStringSchema()) return 'string';
  throw new Error(`No wire type for ${schema.getName(true)}.`);
}

function listType(value: NormalizedSchema, structures: Map<string, WireStructure>): WireType {
  const { xmlName } = value.getMergedTraits() as { xmlName?: string };
  return { list: wireType(value, structures), item: xmlName ?? 'member' };
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
