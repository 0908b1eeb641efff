import { CodedError, didYouMean } from '@ami-select/core';
import { findRegion, regions } from '@ami-select/ec2-data/regions';
import { SelectorError, type SelectorErrorCode } from '../contract/errors.ts';
import { describeUnread, FOREIGN_HINT, hostOf } from './unread-response.ts';

/** The API call that failed. */
export interface FailedCall {
  readonly region: string;
  /** IAM action, such as `ec2:DescribeImages`. */
  readonly action: string;
}

/** Turns an error of the SDK into ours, by names only; the original is its `cause`. */
export function explainAwsError(error: unknown, call: FailedCall): SelectorError {
  if (error instanceof SelectorError) return error;
  const unread = describeUnread(error);
  if (unread !== undefined) {
    const message = `${call.action} in ${call.region} failed: ${unread}`;
    return new SelectorError('UNREACHABLE_ENDPOINT', message, { cause: error, hint: FOREIGN_HINT });
  }
  const names = namesOf(error);
  const code = codeOf(names, call.region);
  const text = error instanceof Error && error.message !== '' ? error.message : names.join(' ');
  return new SelectorError(code, `${call.action} in ${call.region} failed: ${text}`, {
    cause: error,
    hint: error instanceof CodedError ? error.hint : hintOn(code, call, refusedKeys(names, error)),
    details: { region: call.region, action: call.action, awsError: names[0] },
  });
}

function codeOf(names: readonly string[], region: string): SelectorErrorCode {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  // Credentials that come from a host of the region fail with it.
  if (findRegion(region) === undefined && has(/^ENOTFOUND$/)) return 'UNREACHABLE_ENDPOINT';
  // Every account has this region, so that only the credentials can be wrong.
  if (has(NOT_ACCEPTED) && findRegion(region)?.enabledByDefault === true) return 'NO_CREDENTIALS';
  return CODES.find(([pattern]) => has(pattern))?.[1] ?? 'AWS_ERROR';
}

/** EC2 answers the same to wrong credentials and to an account that has not enabled the region. */
const NOT_ACCEPTED = /^(UnrecognizedClientException|InvalidClientTokenId|AuthFailure)$/;

const CODES: readonly (readonly [RegExp, SelectorErrorCode])[] = [
  [/^(UnauthorizedOperation|AccessDenied|AccessDeniedException|UnauthorizedAccess)$/, 'PERMISSION_DENIED'],
  [/^OptInRequired$/, 'REGION_NOT_ENABLED'],
  [NOT_ACCEPTED, 'REGION_NOT_ENABLED'],
  [
    /^(CredentialsProviderError|ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/,
    'NO_CREDENTIALS',
  ],
  [/^(RequestLimitExceeded|Throttling|ThrottlingException|TooManyRequestsException)$/, 'THROTTLED'],
  [
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|TimeoutError|RESPONSE_TOO_LARGE)$/,
    'UNREACHABLE_ENDPOINT',
  ],
  [/^(AbortError|ABORT_ERR)$/, 'ABORTED'],
  [/^ParameterNotFound|^ParameterVersionNotFound/, 'PARAMETER_NOT_FOUND'],
  [/^InvalidAMIID\./, 'NO_IMAGE'],
];

const HINTS: Partial<Readonly<Record<SelectorErrorCode, (call: FailedCall) => string>>> = {
  PERMISSION_DENIED: ({ action }) => `Allow the action ${action} on resource "*".`,
  REGION_NOT_ENABLED: ({ region }) =>
    `Is ${region} enabled for this account, and are the credentials meant for its partition?`,
  NO_CREDENTIALS: ({ region }) =>
    `Give the job valid credentials for the partition of ${region} first, or renew them.`,
  THROTTLED: () => 'Select in fewer regions at once, or retry later.',
  UNREACHABLE_ENDPOINT: ({ region }) => `Is "${region}" a region, and can this machine reach its endpoint?`,
};

/** What a mistyped region ends with; there may be one that is newer than what is known. */
const ENDS_OF_UNKNOWN: ReadonlySet<SelectorErrorCode> = new Set([
  'NO_CREDENTIALS',
  'REGION_NOT_ENABLED',
  'UNREACHABLE_ENDPOINT',
]);

/** An unknown region comes before everything else that may be wrong, such as the keys of an endpoint. */
function hintOn(
  code: SelectorErrorCode,
  call: FailedCall,
  refusedKeys: string | undefined,
): string | undefined {
  const advice = HINTS[code]?.(call);
  const { region } = call;
  if (!ENDS_OF_UNKNOWN.has(code) || findRegion(region) !== undefined) return refusedKeys ?? advice;
  const likely = didYouMean(
    region,
    regions().map(({ name }) => name),
  );
  return `region: "${region}" is no region that is known here${likely}. ${advice ?? ''}`.trimEnd();
}

/** Advice for an endpoint that is not AWS, whose hosts have no port in their names. */
function refusedKeys(names: readonly string[], error: unknown): string | undefined {
  const host = hostOf(error);
  if (host === undefined || !/:\d+$/.test(host) || !names.some((name) => NOT_ACCEPTED.test(name)))
    return undefined;
  return `The endpoint ${host} refused the keys. "ami-select local" prints new ones whenever it starts: take over its variables again.`;
}

/** The names and codes of an error and of its causes (refused connections come wrapped). */
function namesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const { name, code, Code, cause, errors } = error as Record<string, unknown>;
  const own = [name, code, Code].filter((word): word is string => typeof word === 'string');
  const inner = Array.isArray(errors) ? errors.flatMap((one) => namesOf(one, depth + 1)) : [];
  return [...own, ...namesOf(cause, depth + 1), ...inner];
}
