import { ProvisionerError } from '../fleet/errors.ts';

/** What to do after a failed call. */
export type Verdict = 'same-call-again' | 'next-cell' | 'fatal';

/** Throttling and passing failures: the same call (same token) may be sent again (EC2 developer guide, error codes). */
const PASSING = new Set([
  'RequestLimitExceeded',
  'Throttling',
  'ThrottlingException',
  'InternalError',
  'InternalFailure',
  'InternalServiceError',
  'ServerInternal',
  'ServiceUnavailable',
  'Unavailable',
  'RequestTimeout',
  'TimeoutError',
]);

/** The cell has no room or does not offer the type; another cell may. */
const CELL_UNUSABLE = new Set([
  'InsufficientInstanceCapacity',
  'InsufficientHostCapacity',
  'InsufficientReservedInstanceCapacity',
  'InsufficientCapacity',
  'UnfulfillableCapacity',
  'Unsupported',
  'UnsupportedOperation',
  'InsufficientFreeAddressesInSubnet',
  'SpotMaxPriceTooLow',
  'MaxSpotInstanceCountExceeded',
  'VolumeTypeNotAvailableInZone',
  'ReservationCapacityExceeded',
  'IdempotentInstanceTerminated',
]);

const NO_PERMISSION = new Set([
  'UnauthorizedOperation',
  'AuthFailure',
  'AuthFailure.ServiceLinkedRoleCreationNotPermitted',
  'AccessDenied',
  'AccessDeniedException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'RequestExpired',
  'OptInRequired',
  'PendingVerification',
  'Blocked',
  'CredentialsProviderError',
]);

const QUOTA = new Set([
  'InstanceLimitExceeded',
  'VcpuLimitExceeded',
  'SecurityGroupLimitExceeded',
  'RulesPerSecurityGroupLimitExceeded',
  'MaxFleetCountExceeded',
]);

/** Node's codes for "nobody there": the call did not arrive, and it will seldom arrive later. */
const NOBODY_THERE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Node's codes for "no answer": the call may or may not have arrived. */
const NO_ANSWER = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']);

function textField(error: unknown, field: 'name' | 'code'): string {
  if (typeof error !== 'object' || error === null) return '';
  const value: unknown = (error as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
}

/** The AWS error code, which the SDK puts in `name`. */
export function awsErrorName(error: unknown): string {
  return textField(error, 'name');
}

/** Whether there is no endpoint where the call went. */
export function isNobodyThere(error: unknown): boolean {
  return NOBODY_THERE.has(textField(error, 'code'));
}

function isUnanswered(error: unknown): boolean {
  return (
    isNobodyThere(error) || NO_ANSWER.has(textField(error, 'code')) || awsErrorName(error) === 'TimeoutError'
  );
}

/** An emulator's word for an action that it does not have. */
const NOT_IMPLEMENTED = 501;

function isServerFault(error: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode;
  return status !== undefined && status >= 500 && status !== NOT_IMPLEMENTED;
}

/** By `name` only; messages are for people. InsufficientInstanceCapacity comes as HTTP 500, so cells go first. */
export function judge(error: unknown): Verdict {
  const name = awsErrorName(error);
  if (CELL_UNUSABLE.has(name)) return 'next-cell';
  if (PASSING.has(name) || isUnanswered(error) || isServerFault(error)) return 'same-call-again';
  return 'fatal';
}

/** Turns what AWS said into an error of this package; our own errors pass through. */
export function toProvisionerError(error: unknown, action: string): ProvisionerError {
  if (error instanceof ProvisionerError) return error;
  const awsError = awsErrorName(error);
  const message = error instanceof Error ? error.message : String(error);
  const details = { cause: error, awsError, action };
  if (isUnanswered(error)) {
    const text = message === '' ? textField(error, 'code') : message;
    return new ProvisionerError(
      'UNREACHABLE_ENDPOINT',
      `The EC2 endpoint does not answer ${action}: ${text}`,
      {
        ...details,
        hint: 'Check region, endpoint and network.',
      },
    );
  }
  if (NO_PERMISSION.has(awsError)) {
    return new ProvisionerError(
      'PERMISSION_DENIED',
      `Not allowed to call ${action} (${awsError}): ${message}`,
      {
        ...details,
        hint: `Check the credentials and that their policy allows ${action}; docs/iam.md has the whole policy.`,
      },
    );
  }
  if (QUOTA.has(awsError)) {
    return new ProvisionerError(
      'CAPACITY',
      `A quota of the account is used up (${awsError}): ${message}`,
      details,
    );
  }
  const code = judge(error) === 'fatal' ? 'REFUSED' : 'SERVICE_FAILED';
  return new ProvisionerError(code, `${action} failed (${awsError}): ${message}`, details);
}
