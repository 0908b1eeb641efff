import { ApiError } from '../api/api-error.ts';
import type { WireRequest } from './messages.ts';

/** Members of a URL that sign it by Version 4 and do not belong to the operation. */
export const SIGNATURE_V4_MEMBERS: ReadonlySet<string> = new Set([
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-Security-Token',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
]);

/**
 * The form of a query request: its body, or the query string of the URL when there is no body. A JSON call has none.
 * @throws ApiError `InvalidQueryParameter` for a parameter that is given twice, or both in the body and in the URL.
 */
export function readForm({ query, headers, body }: WireRequest): URLSearchParams {
  const fromUrl = new URLSearchParams(query);
  const signing = [...fromUrl.keys()].filter((name) => SIGNATURE_V4_MEMBERS.has(name));
  assertNoneTwice(fromUrl);
  const isJson = headers['x-amz-target'] !== undefined;
  if (body === '' && !isJson) return fromUrl;
  if (fromUrl.size > signing.length) {
    throw new ApiError('InvalidQueryParameter', 'Parameters are in the URL or in the body, not in both.');
  }
  const form = new URLSearchParams(isJson ? '' : body);
  assertNoneTwice(form);
  return form;
}

/** Two readers of such a request could see two different calls. */
function assertNoneTwice(form: URLSearchParams): void {
  const seen = new Set<string>();
  for (const name of form.keys()) {
    if (seen.has(name)) {
      throw new ApiError('InvalidQueryParameter', `The parameter ${name} is given more than once.`);
    }
    seen.add(name);
  }
}

/** Parameters as both signature versions sign them: encoded as RFC 3986 has it, in the order of their names. */
export function canonicalQuery(form: URLSearchParams, without: string): string {
  return [...form]
    .filter(([name]) => name !== without)
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
