import { ApiError } from '../api/api-error.ts';
import { type Credentials, SELF_CREDENTIALS } from '../state/accounts.ts';
import type { CredentialScope } from '../wire/credential-scope.ts';
import { isEqualSecret } from '../wire/equal-secret.ts';
import type { WireRequest } from '../wire/messages.ts';
import { parseAmzDate, signatureOf } from '../wire/signature.ts';
import { parseSignatureV2, type SignatureV2 } from '../wire/signature-v2.ts';
import type { World } from '../world/world.ts';

/** AWS allows a request's clock to be off by this much. */
const MAX_SKEW_MS = 300_000;

/** Role sessions with a web identity are requested without a signature. */
const UNSIGNED_ACTIONS: RegExp = /(^|&)Action=AssumeRoleWithWebIdentity(&|$)/;

/**
 * Credentials of a request. Any key is accepted as it is, unless the world verifies signatures; sessions that
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
  const expected = signatureOf(request, scope, credentials.secretAccessKey);
  if (!isEqualSecret(expected, scope.signature)) throw authFailure();
  assertFresh(parseAmzDate(request.headers['x-amz-date'] ?? ''), clock.now());
}

function authFailure(): ApiError {
  const message = 'AWS was not able to validate the provided access credentials';
  return new ApiError('AuthFailure', message);
}
