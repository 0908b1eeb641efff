import { ApiError } from '../api/api-error.ts';

/** Reads one scalar of a query request; `path` names the parameter in the error. */
export function parseScalar(
  text: string,
  type: 'string' | 'number' | 'boolean' | 'timestamp' | 'blob',
  path: string,
): unknown {
  switch (type) {
    case 'string':
      return text;
    case 'number':
      return parseNumber(text, path);
    case 'boolean':
      return parseBoolean(text, path);
    case 'timestamp':
      return parseTimestamp(text, path);
    case 'blob':
      return parseBlob(text, path);
  }
}

function parseNumber(text: string, path: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw invalid(text, path, 'a number');
  return value;
}

function parseBoolean(text: string, path: string): boolean {
  const lower = text.toLowerCase();
  if (lower !== 'true' && lower !== 'false') throw invalid(text, path, 'true or false');
  return lower === 'true';
}

const DATE = /^\d{4}-\d{2}-\d{2}(?<time>T[\d:.]+(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/;

/** A time without a zone is in UTC. */
function parseTimestamp(text: string, path: string): Date {
  const { groups } = text.match(DATE) ?? {};
  const date = new Date(groups?.time !== undefined && groups.zone === undefined ? `${text}Z` : text);
  if (!groups || Number.isNaN(date.getTime())) throw invalid(text, path, 'an ISO 8601 date');
  return date;
}

const BASE64 = /^[\w+/-]*={0,2}$/;

/** In lines of any length. A space would be a plus sign that was not encoded. */
function parseBlob(text: string, path: string): Uint8Array {
  const line = text.replaceAll(/[\r\n]/g, '');
  if (!BASE64.test(line)) throw invalid(text, path, 'base64');
  return new Uint8Array(Buffer.from(line, 'base64'));
}

function invalid(text: string, path: string, allowed: string): ApiError {
  return new ApiError('InvalidParameterValue', `Invalid value '${text}' for ${path}. It must be ${allowed}.`);
}
