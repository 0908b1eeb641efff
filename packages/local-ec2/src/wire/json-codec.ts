import { ApiError } from '../api/api-error.ts';
import type { ServiceModel, WireType } from '../api/service-model.ts';

type Direction = 'decode' | 'encode';

/**
 * Decodes the body of a JSON 1.1 request.
 * @throws ApiError `SerializationException` for text that is no object or has a member outside the model.
 */
export function decodeJson(text: string, model: ServiceModel, structure: string | undefined): object {
  const value = parseObject(text);
  return convertStructure(value, model, structure, 'decode');
}

export function encodeJson(value: object, model: ServiceModel, structure: string | undefined): string {
  return JSON.stringify(convertStructure(value, model, structure, 'encode'));
}

function parseObject(text: string): object {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch (cause) {
    throw new ApiError('SerializationException', `The request body is not JSON: ${String(cause)}`);
  }
  throw new ApiError('SerializationException', 'The request body must be a JSON object');
}

function convertStructure(
  value: object,
  model: ServiceModel,
  structure: string | undefined,
  direction: Direction,
): Record<string, unknown> {
  const members = structure ? (model.structures[structure]?.members ?? {}) : {};
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (item === undefined || item === null) continue;
    if (member) result[name] = convertValue(item, member.type, model, direction);
    else if (direction === 'decode') throw new ApiError('SerializationException', `Unknown member ${name}`);
  }
  return result;
}

function convertValue(value: unknown, type: WireType, model: ServiceModel, direction: Direction): unknown {
  if (typeof type === 'string')
    return direction === 'decode' ? decodeScalar(value, type) : encodeScalar(value);
  if ('structure' in type) return convertStructure(value as object, model, type.structure, direction);
  if ('list' in type) {
    return (value as readonly unknown[]).map((item) => convertValue(item, type.list, model, direction));
  }
  const entries = Object.entries(value as object);
  return Object.fromEntries(
    entries.map(([key, item]) => [key, convertValue(item, type.map, model, direction)]),
  );
}

function decodeScalar(value: unknown, type: string): unknown {
  if (type === 'timestamp') return new Date(Number(value) * 1000);
  if (type === 'blob') return new Uint8Array(Buffer.from(String(value), 'base64'));
  return value;
}

function encodeScalar(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value;
}
