import { createHash, createHmac } from 'node:crypto';
import { isEqualSecret } from '../api/equal-secret.ts';
import { canonicalQuery } from './form.ts';
import type { WireRequest } from './messages.ts';
import type { Signature } from './signature.ts';
import { readScope } from './signature-scope.ts';

/** A signature as header or URL have it. */
interface Parts {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20261122T071111Z`. */
  readonly time: string;
}

const CREDENTIAL = /^([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/;
const HEADER = /^AWS4-HMAC-SHA256 +Credential=([^ ,]+), *SignedHeaders=([^ ,]+), *Signature=([0-9a-f]+)$/;
const ALGORITHM = 'AWS4-HMAC-SHA256';
const MAX_EXPIRES_SECONDS = 604_800;

/**
 * Reads a signature of Version 4 in the Authorization header or in the URL; undefined when there is none.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function readSignatureV4(request: WireRequest): Signature | undefined {
  return request.headers.authorization === undefined ? readSignedUrl(request) : readSignedHeader(request);
}

function readSignedHeader(request: WireRequest): Signature | undefined {
  const [, credential = '', signedHeaders = '', signature = ''] =
    request.headers.authorization?.match(HEADER) ?? [];
  const parts = partsOf({
    credential,
    signedHeaders,
    signature,
    time: request.headers['x-amz-date'] ?? '',
  });
  if (!parts) return undefined;
  return signatureOf(request, parts, { sessionToken: request.headers['x-amz-security-token'] });
}

function readSignedUrl(request: WireRequest): Signature | undefined {
  const query = new URLSearchParams(request.query);
  const member = (name: string): string => query.get(`X-Amz-${name}`) ?? '';
  if (member('Algorithm') !== ALGORITHM) return undefined;
  const parts = partsOf({
    credential: member('Credential'),
    signedHeaders: member('SignedHeaders'),
    signature: member('Signature'),
    time: member('Date'),
  });
  if (!parts) return undefined;
  const seconds = /^\d{1,6}$/.test(member('Expires')) ? Number(member('Expires')) : Number.NaN;
  return signatureOf(request, parts, {
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
    validMs: seconds <= MAX_EXPIRES_SECONDS ? seconds * 1000 : Number.NaN,
  });
}

function partsOf(texts: {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly time: string;
}): Parts | undefined {
  const match = texts.credential.match(CREDENTIAL);
  if (!match) return undefined;
  const [, accessKeyId = '', date = '', region = '', service = ''] = match;
  return { ...texts, accessKeyId, date, region, service, signedHeaders: texts.signedHeaders.split(';') };
}

function signatureOf(
  request: WireRequest,
  parts: Parts,
  { sessionToken, validMs }: Partial<Pick<Signature, 'sessionToken' | 'validMs'>>,
): Signature {
  return {
    accessKeyId: parts.accessKeyId,
    sessionToken,
    scope: readScope(parts, request),
    signedAt: parseTime(parts.time),
    validMs,
    isBy: (secret) =>
      coversRequest(request, parts) && isEqualSecret(sign(request, parts, secret), parts.signature),
  };
}

/** What is not signed could be anybody's: host and all headers of AWS; a declared hash must be that of the body. */
function coversRequest({ headers, body }: WireRequest, { signedHeaders }: Parts): boolean {
  const mustBeSigned = Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  const declared = headers['x-amz-content-sha256'];
  return (
    mustBeSigned.every((name) => signedHeaders.includes(name)) &&
    (declared === undefined || declared === sha256(body))
  );
}

/** The signature that the secret makes for the request as it arrived. */
function sign(request: WireRequest, parts: Parts, secret: string): string {
  const { date, region, service, signedHeaders, time } = parts;
  const sent = new Map(Object.entries(request.headers));
  const headers = signedHeaders.map(
    (name) => `${name}:${(sent.get(name) ?? '').trim().replace(/ +/g, ' ')}\n`,
  );
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(new URLSearchParams(request.query), 'X-Amz-Signature'),
    headers.join(''),
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, [ALGORITHM, time, scope, sha256(canonical)].join('\n')).toString('hex');
}

/** `20261122T071111Z` in ms; NaN for anything else. */
function parseTime(text: string): number {
  const match = text.match(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/);
  if (!match) return Number.NaN;
  const [, year, month, day, hour, minute, second] = match;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
