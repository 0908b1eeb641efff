/** The reaction to a failed call: send it again with the same token, try the next capacity pool, or give up. */
export type ErrorClass = 'retry' | 'next-pool' | 'fatal';

/** Throttling and transient failures: the same call (same token) may be sent again (EC2 developer guide, error codes). */
const TRANSIENT = new Set([
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

/** The pool has no room or does not offer the type; another pool may. */
const POOL_UNUSABLE = new Set([
  'InsufficientInstanceCapacity',
  'InsufficientHostCapacity',
  'InsufficientReservedInstanceCapacity',
  'InsufficientCapacity',
  'UnfulfillableCapacity',
  'Unsupported',
  'UnsupportedOperation',
  'InsufficientFreeAddressesInSubnet',
  'SpotMaxPriceTooLow',
  'InsufficientAddressCapacity',
  'MaxSpotInstanceCountExceeded',
  'MaxSpotFleetRequestCountExceeded',
  'VolumeTypeNotAvailableInZone',
  'ReservationCapacityExceeded',
  'IdempotentInstanceTerminated',
]);

/** Credentials that are over, or a clock that is wrong: new ones, or the SDK's correction, may come (EC2 API error codes). */
const OUT_OF_DATE = new Set(['ExpiredToken', 'ExpiredTokenException']);
/** Signed for another time than that of the service: this machine's clock is wrong. */
const OUT_OF_TIME = new Set(['RequestExpired', 'RequestTimeTooSkewed', 'RequestInTheFuture']);

/** Node's codes for an unreachable endpoint: the call did not arrive, and it will seldom arrive later. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Node's codes for a missing response: the call may or may not have arrived. */
const NO_RESPONSE = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']);

/** An emulator's status for an action that it does not have. */
const NOT_IMPLEMENTED = 501;

/** By `name` only; messages are for people. InsufficientInstanceCapacity comes as HTTP 500, so pools go first. */
export function classify(error: unknown): ErrorClass {
  const name = awsErrorName(error);
  if (POOL_UNUSABLE.has(name)) return 'next-pool';
  if (TRANSIENT.has(name) || hasNoResponse(error) || isServerFault(error)) return 'retry';
  return 'fatal';
}

/** The AWS error code, which the SDK puts in `name`. */
export function awsErrorName(error: unknown): string {
  return stringField(error, 'name');
}

/** The credentials work and lack one permission. Those that are wrong altogether are no denial: nothing works with them. */
const DENIED = new Set(['UnauthorizedOperation', 'AccessDenied', 'AccessDeniedException']);

/** Whether an AWS error name says that one permission is missing. */
export function isDenial(name: string): boolean {
  return DENIED.has(name);
}

/** Whether the call may work with other credentials, or by another clock. */
export function isOutOfDate(error: unknown): boolean {
  return OUT_OF_DATE.has(awsErrorName(error)) || isOutOfTime(error);
}

/** Whether the call was refused for the clock of this machine. */
export function isOutOfTime(error: unknown): boolean {
  return OUT_OF_TIME.has(awsErrorName(error));
}

/** Node's code of a failed connection; empty for any other failure. */
export function networkErrorCode(error: unknown): string {
  return stringField(error, 'code');
}

/** Whether the call found no endpoint. */
export function isUnreachable(error: unknown): boolean {
  return UNREACHABLE.has(networkErrorCode(error));
}

/** Whether the call was sent, or was to be sent, and no response came. */
export function hasNoResponse(error: unknown): boolean {
  return (
    isUnreachable(error) || NO_RESPONSE.has(networkErrorCode(error)) || awsErrorName(error) === 'TimeoutError'
  );
}

/** Whether the call succeeded as far as anybody knows, with a response that is too large or broken. */
export function hasUnreadResponse(error: unknown): boolean {
  const status = statusOf(error);
  const isSuccess = status !== undefined && status >= 200 && status < 300;
  return isSuccess || networkErrorCode(error) === 'RESPONSE_TOO_LARGE';
}

/** Whether an endpoint failed without one of EC2's names for it, as an emulator does at what it does not have. */
export function isBareFault(error: unknown): boolean {
  return isServerFault(error) && !TRANSIENT.has(awsErrorName(error));
}

function isServerFault(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 500 && status !== NOT_IMPLEMENTED;
}

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode;
}

function stringField(error: unknown, field: 'name' | 'code'): string {
  if (typeof error !== 'object' || error === null) return '';
  const value: unknown = (error as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
}
