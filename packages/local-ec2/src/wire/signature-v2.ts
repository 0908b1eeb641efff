import { createHmac } from 'node:crypto';
import { isEqualSecret } from '../api/equal-secret.ts';
import { canonicalQuery } from './form.ts';
import type { WireRequest } from './messages.ts';
import type { Signature } from './signature.ts';

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

const ALGORITHMS: ReadonlyMap<string | null, string> = new Map([
  ['HmacSHA256', 'sha256'],
  ['HmacSHA1', 'sha1'],
]);

/**
 * Reads a signature of Version 2, which EC2's older regions still accept; undefined when the form has none.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/signature-version-2.html
 */
export function readSignatureV2(request: WireRequest, form: URLSearchParams): Signature | undefined {
  const accessKeyId = form.get('AWSAccessKeyId');
  const algorithm = ALGORITHMS.get(form.get('SignatureMethod'));
  if (accessKeyId === null || algorithm === undefined || form.get('SignatureVersion') !== '2')
    return undefined;
  return {
    accessKeyId,
    sessionToken: form.get('SecurityToken') ?? undefined,
    scope: undefined,
    signedAt: Date.parse(form.get('Timestamp') ?? ''),
    validMs: undefined,
    isBy: (secret) => isEqualSecret(sign(request, form, { secret, algorithm }), form.get('Signature') ?? ''),
  };
}

function sign(
  { method, path, headers }: WireRequest,
  form: URLSearchParams,
  { secret, algorithm }: { readonly secret: string; readonly algorithm: string },
): string {
  const host = (headers.host ?? '').toLowerCase();
  const text = [method, host, path, canonicalQuery(form, 'Signature')].join('\n');
  return createHmac(algorithm, secret).update(text).digest('base64');
}
