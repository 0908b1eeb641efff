import { ApiError } from '../api/api-error.ts';
import { isEqualSecret } from '../api/equal-secret.ts';
import type { Credentials } from '../state/accounts.ts';
import type { WireRequest } from '../wire/messages.ts';
import type { CallName } from '../wire/parse-call.ts';
import type { Signature } from '../wire/signature.ts';
import type { World } from '../world/world.ts';
import type { Call } from './call.ts';

/** AWS allows a request's clock to be off by this much. */
const MAX_SKEW_MS = 300_000;

/**
 * Credentials of a call. Any key is accepted as it is, unless the world verifies signatures or the call is in the URL,
 * where any web page can write one; sessions that were issued here expire either way.
 * @throws ApiError `MissingAuthenticationToken`, `AuthFailure`, `RequestExpired`, `ExpiredToken`.
 */
export function authenticate(
  { query }: WireRequest,
  { name, signature }: Pick<Call, 'name' | 'signature'>,
  { accounts, clock, settings }: World,
): Credentials {
  // A call of a REST service has members in its URL although it is signed in its headers.
  const isSignedRest = name.service === 'scheduler' && signature !== undefined;
  const isVerified = settings.strictSignatures || (query !== '' && !isSignedRest);
  if (!signature) {
    if (!isVerified || (isUnsigned(name) && query === '')) return accounts.self;
    throw new ApiError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
  }
  const credentials = isVerified
    ? verify(signature, name, accounts.known(signature.accessKeyId))
    : accounts.find(signature.accessKeyId);
  if (isVerified) assertFresh(signature, clock.now().getTime());
  assertValid(credentials, clock.now());
  return credentials;
}

/** Role sessions with a web identity are requested without a signature; the token stands for it. */
function isUnsigned({ service, operation }: CallName): boolean {
  return service === 'sts' && operation === 'AssumeRoleWithWebIdentity';
}

function verify(signature: Signature, { service }: CallName, known: Credentials | undefined): Credentials {
  const { scope, sessionToken = '' } = signature;
  const isOwn =
    known !== undefined &&
    (scope?.service ?? service) === service &&
    isEqualSecret(known.sessionToken ?? '', sessionToken) &&
    signature.isBy(known.secretAccessKey);
  if (isOwn) return known;
  throw new ApiError('AuthFailure', 'AWS was not able to validate the provided access credentials');
}

/** A time that cannot be read is not fresh either. */
function assertFresh({ signedAt, validMs = MAX_SKEW_MS }: Signature, now: number): void {
  if (now >= signedAt - MAX_SKEW_MS && now <= signedAt + validMs) return;
  throw new ApiError('RequestExpired', 'Request has expired.');
}

function assertValid({ expiresAt }: Credentials, now: Date): void {
  if (!expiresAt || expiresAt > now) return;
  throw new ApiError('ExpiredToken', 'The security token included in the request is expired');
}
