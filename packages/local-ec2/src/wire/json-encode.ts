import type { ServiceModel, WireType } from '../api/service-model.ts';

/** Writes the members of an output structure as a JSON object. */
export function encodeJson(value: object, model: ServiceModel, structure: string | undefined): string {
  return JSON.stringify(encodeStructure(value, model, structure));
}

function encodeStructure(
  value: object,
  model: ServiceModel,
  structure: string | undefined,
): Record<string, unknown> {
  const members = model.structures[structure ?? '']?.members ?? {};
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (item !== undefined && item !== null && member) result[name] = encodeValue(item, member.type, model);
  }
  return result;
}

function encodeValue(value: unknown, type: WireType, model: ServiceModel): unknown {
  if (typeof type === 'string') return encodeScalar(value);
  if ('structure' in type) return encodeStructure(value as object, model, type.structure);
  if ('list' in type) return (value as readonly unknown[]).map((item) => encodeValue(item, type.list, model));
  const entries = Object.entries(value as object);
  return Object.fromEntries(entries.map(([key, item]) => [key, encodeValue(item, type.map, model)]));
}

function encodeScalar(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value;
}
