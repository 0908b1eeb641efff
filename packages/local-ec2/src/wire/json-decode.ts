import { isPlainObject } from '@ami-select/core';
import { ApiError } from '../api/api-error.ts';
import type { ServiceModel, WireType } from '../api/service-model.ts';
import { memberGivenTwice } from './json-members.ts';
import { EXPECTED, isOfKind, kindOfNumber, type NumberKind } from './number-kind.ts';

/**
 * Decodes the body of a JSON 1.1 request. Nothing is dropped: a member is in the result, is named by the error, or is
 * `null`, which says nothing.
 * @throws ApiError `SerializationException` for text that is no object, for a member outside of the model, of another
 * type or given twice, `ValidationException` for an item that is `null`.
 */
export function decodeJson(text: string, model: ServiceModel, structure: string | undefined): object {
  const value = parseObject(text);
  const input = decodeStructure(value, model, structure, '');
  const twice = memberGivenTwice(text, value);
  if (twice !== undefined) throw serialization(`The member ${twice} is given more than once`);
  return input;
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    if (isPlainObject(value)) return value;
  } catch (cause) {
    throw serialization(`The request body is not JSON: ${String(cause)}`);
  }
  throw serialization('The request body must be a JSON object');
}

function decodeStructure(
  value: Readonly<Record<string, unknown>>,
  model: ServiceModel,
  structure: string | undefined,
  path: string,
): Record<string, unknown> {
  const members = model.structures[structure ?? '']?.members ?? {};
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (!member) throw serialization(`Unknown member ${path}${name}`);
    const place = { path: `${path}${name}`, number: kindOfNumber(`${structure}.${name}`) };
    if (item !== null) result[name] = decodeValue(item, member.type, model, place);
  }
  return result;
}

interface Place {
  readonly path: string;
  readonly number: NumberKind;
}

function decodeValue(value: unknown, type: WireType, model: ServiceModel, place: Place): unknown {
  const { path } = place;
  if (value === null) {
    throw new ApiError(
      'ValidationException',
      `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
    );
  }
  if (typeof type === 'string') return decodeScalar(value, type, place);
  if ('list' in type) {
    if (!Array.isArray(value)) throw wrongType(value, 'List', path);
    return value.map((item, index) =>
      decodeValue(item, type.list, model, { ...place, path: `${path}.${index + 1}` }),
    );
  }
  if (!isPlainObject(value)) throw wrongType(value, 'structure' in type ? 'Structure' : 'Map', path);
  if ('structure' in type) return decodeStructure(value, model, type.structure, `${path}.`);
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, item]) => [
      key,
      decodeValue(item, type.map, model, { ...place, path: `${path}.${key}` }),
    ]),
  );
}

function decodeScalar(value: unknown, type: string, { path, number: kind }: Place): unknown {
  if (type === 'timestamp' && Number.isFinite(value)) return new Date(Number(value) * 1000);
  if (type === 'blob' && typeof value === 'string') return new Uint8Array(Buffer.from(value, 'base64'));
  if (typeof value !== type) throw wrongType(value, type.charAt(0).toUpperCase() + type.slice(1), path);
  if (typeof value !== 'number' || isOfKind(value, kind)) return value;
  throw serialization(`The number ${value} must be ${EXPECTED[kind]}: the member ${path}`);
}

/** In the words of AWS's JSON services. */
function wrongType(value: unknown, expected: string, path: string): ApiError {
  return serialization(`${tokenOf(value)} can not be converted to a ${expected}: the member ${path}`);
}

function tokenOf(value: unknown): string {
  if (Array.isArray(value)) return 'START_ARRAY';
  return typeof value === 'object' ? 'START_OBJECT' : `${typeof value}_VALUE`.toUpperCase();
}

function serialization(message: string): ApiError {
  return new ApiError('SerializationException', message);
}
