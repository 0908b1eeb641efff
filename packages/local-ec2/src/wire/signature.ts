import { createHash, createHmac } from 'node:crypto';
import type { Credentials } from '../model/accounts.ts';
import { SELF_CREDENTIALS } from '../model/accounts.ts';
import { ApiError } from '../model/api-error.ts';
import type { World } from '../model/world.ts';
import type { CredentialScope } from './credential-scope.ts';
import { isEqualSecret } from './equal-secret.ts';
import type { WireRequest } from './messages.ts';
import { parseSignatureV2, type SignatureV2 } from './signature-v2.ts';

/** AWS allows a request's clock to be off by this much. */
const MAX_SKEW_MS = 300_000;

/** Role sessions with a web identity are asked for without a signature. */
const UNSIGNED_ACTIONS: RegExp = /(^|&)Action=AssumeRoleWithWebIdentity(&|$)/;

/**
 * Says whose request it is. Any key is accepted as it is, unless the world verifies signatures; sessions that
 * were issued here expire either way.
 * @throws ApiError `AuthFailure`, `RequestExpired`, `ExpiredToken`.
 */
export function authenticate(
  request: WireRequest,
  scope: CredentialScope | undefined,
  world: World,
): Credentials {
  const { accounts, clock, settings } = world;
  const older = scope ? undefined : parseSignatureV2(request);
  if (older) return authenticateV2(older, world);
  if (!scope) {
    const mayBeUnsigned = !settings.strictSignatures || UNSIGNED_ACTIONS.test(request.body);
    if (mayBeUnsigned) return SELF_CREDENTIALS;
    throw new ApiError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
  }
  const credentials = accounts.find(scope.accessKeyId);
  assertValid(credentials, clock.now());
  if (settings.strictSignatures) assertSignature(request, scope, world);
  return credentials;
}

function authenticateV2(signature: SignatureV2, { accounts, clock, settings }: World): Credentials {
  const credentials = accounts.find(signature.accessKeyId);
  assertValid(credentials, clock.now());
  if (!settings.strictSignatures) return credentials;
  const known = accounts.known(signature.accessKeyId);
  if (!known || known.sessionToken !== signature.sessionToken) throw authFailure();
  if (!signature.isBy(known.secretAccessKey)) throw authFailure();
  assertFresh(signature.signedAt, clock.now());
  return credentials;
}

function assertValid({ expiresAt }: Credentials, now: Date): void {
  if (!expiresAt || expiresAt > now) return;
  throw new ApiError('ExpiredToken', 'The security token included in the request is expired');
}

/** A time that cannot be read is not fresh either. */
function assertFresh(signedAt: number, now: Date): void {
  if (Math.abs(signedAt - now.getTime()) <= MAX_SKEW_MS) return;
  throw new ApiError('RequestExpired', 'Request has expired.');
}

function assertSignature(request: WireRequest, scope: CredentialScope, { accounts, clock }: World): void {
  const credentials = accounts.known(scope.accessKeyId);
  if (!credentials || credentials.sessionToken !== request.headers['x-amz-security-token'])
    throw authFailure();
  const expected = sign(request, scope, credentials.secretAccessKey);
  if (!isEqualSecret(expected, scope.signature)) throw authFailure();
  assertFresh(parseAmzDate(request.headers['x-amz-date'] ?? ''), clock.now());
}

/** The signature of Signature Version 4 for the request as it arrived. */
function sign(request: WireRequest, scope: CredentialScope, secret: string): string {
  const { date, region, service, signedHeaders } = scope;
  const headers = signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`,
  );
  const canonical = [
    request.method,
    request.path,
    request.query.split('&').sort().join('&'),
    headers.join(''),
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
  const scopeText = `${date}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'] ?? '', scopeText, sha256(canonical)].join(
    '\n',
  );
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, text).toString('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** `20261122T071111Z` in ms; NaN for anything else. */
function parseAmzDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function authFailure(): ApiError {
  const message = 'AWS was not able to validate the provided access credentials';
  return new ApiError('AuthFailure', message);
}
