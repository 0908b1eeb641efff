import { createHmac } from 'node:crypto';
import { ApiError } from '../api/api-error.ts';
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
 * @throws ApiError `InvalidParameterCombination` for two times.
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
    ...validityOf(form),
    isBy: (secret) => isEqualSecret(sign(request, form, { secret, algorithm }), form.get('Signature') ?? ''),
  };
}

/** Valid for a while from the time of signing, or until the time that is given instead. */
function validityOf(form: URLSearchParams): Pick<Signature, 'signedAt' | 'validMs'> {
  const [timestamp, expires] = [form.get('Timestamp'), form.get('Expires')];
  if (timestamp !== null && expires !== null) {
    const message = 'The parameter Timestamp cannot be used with the parameter Expires';
    throw new ApiError('InvalidParameterCombination', message);
  }
  if (expires !== null) return { signedAt: 0, validMs: Date.parse(expires) };
  return { signedAt: Date.parse(timestamp ?? ''), validMs: undefined };
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
