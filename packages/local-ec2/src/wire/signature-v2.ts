import { createHmac } from 'node:crypto';
import { isEqualSecret } from './equal-secret.ts';
import type { WireRequest } from './messages.ts';
import { formOf } from './parse-call.ts';

/** Members that a query signed by Signature Version 2 has besides those of its operation. */
export const SIGNATURE_V2_MEMBERS: readonly string[] = [
  'AWSAccessKeyId',
  'Expires',
  'SecurityToken',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'Timestamp',
];

/** Signature of a query in the form that EC2's older regions still accept. */
export interface SignatureV2 {
  readonly accessKeyId: string;
  readonly sessionToken: string | undefined;
  /** When it was signed, in ms; NaN for something else. */
  readonly signedAt: number;
  isBy(secret: string): boolean;
}

/**
 * Reads a signature of Version 2; undefined when the request has none.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/signature-version-2.html
 */
export function parseSignatureV2(request: WireRequest): SignatureV2 | undefined {
  const form = new URLSearchParams(formOf(request));
  const accessKeyId = form.get('AWSAccessKeyId');
  if (accessKeyId === null || form.get('SignatureVersion') !== '2') return undefined;
  return {
    accessKeyId,
    sessionToken: form.get('SecurityToken') ?? undefined,
    signedAt: Date.parse(form.get('Timestamp') ?? ''),
    isBy: (secret) => isEqualSecret(sign(request, form, secret), form.get('Signature') ?? ''),
  };
}

function sign(request: WireRequest, form: URLSearchParams, secret: string): string {
  const pairs = [...form]
    .filter(([name]) => name !== 'Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const host = (request.headers.host ?? '').toLowerCase();
  const text = [request.method, host, request.path, pairs.join('&')].join('\n');
  const algorithm = form.get('SignatureMethod') === 'HmacSHA1' ? 'sha1' : 'sha256';
  return createHmac(algorithm, secret).update(text).digest('base64');
}

/** As RFC 3986 has it. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
