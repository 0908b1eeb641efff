import { ApiError } from '../api/api-error.ts';
import { startsWithDay } from '../api/calendar-day.ts';
import { EXPECTED, isOfKind, type NumberKind } from './number-kind.ts';

/** Where a scalar of a query request stands. */
export interface ScalarPlace {
  /** Names the parameter in the error. */
  readonly path: string;
  readonly number: NumberKind;
  /** Code of the service for a malformed value. */
  readonly malformed: string;
}

/** Reads one scalar of a query request. @throws ApiError with the code of the service. */
export function parseScalar(
  text: string,
  type: 'string' | 'number' | 'boolean' | 'timestamp' | 'blob',
  place: ScalarPlace,
): unknown {
  switch (type) {
    case 'string':
      return text;
    case 'number':
      return parseNumber(text, place);
    case 'boolean':
      return parseBoolean(text, place);
    case 'timestamp':
      return parseTimestamp(text, place);
    case 'blob':
      return parseBlob(text, place);
  }
}

const INTEGER = /^-?\d+$/;
const REAL = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function parseNumber(text: string, place: ScalarPlace): number {
  const { number: kind } = place;
  const value = Number(text);
  if ((kind === 'real' ? REAL : INTEGER).test(text) && isOfKind(value, kind)) return value;
  throw invalid(text, place, EXPECTED[kind]);
}

function parseBoolean(text: string, place: ScalarPlace): boolean {
  const lower = text.toLowerCase();
  if (lower !== 'true' && lower !== 'false') throw invalid(text, place, 'true or false');
  return lower === 'true';
}

const DATE = /^\d{4}-\d{2}-\d{2}(?<time>T(?:[01]\d|2[0-3])[\d:.]+(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/;

/** A time without a zone is in UTC. */
function parseTimestamp(text: string, place: ScalarPlace): Date {
  const { groups } = text.match(DATE) ?? {};
  const date = new Date(groups?.time !== undefined && groups.zone === undefined ? `${text}Z` : text);
  if (groups && startsWithDay(text) && !Number.isNaN(date.getTime())) return date;
  throw invalid(text, place, 'an ISO 8601 date');
}

const BASE64 = /^[\w+/-]*={0,2}$/;

/** In lines of any length. A space would be a plus sign that was not encoded. */
function parseBlob(text: string, place: ScalarPlace): Uint8Array {
  const line = text.replaceAll(/[\r\n]/g, '');
  if (!BASE64.test(line)) throw invalid(text, place, 'base64');
  return new Uint8Array(Buffer.from(line, 'base64'));
}

function invalid(text: string, { path, malformed }: ScalarPlace, allowed: string): ApiError {
  return new ApiError(malformed, `Invalid value '${text}' for ${path}. It must be ${allowed}.`);
}
