import type { Proof } from './proof.ts';

/**
 * Why a fleet could not be made, kept or ended. In brackets the exit status that entries map it to.
 *
 * - `INVALID_REQUEST` (2): bad input; `problems` lists all of it, nothing was created.
 * - `INVALID_HANDLE` (2): a handle file that cannot be read or that another version wrote.
 * - `UNSAFE_REQUEST` (4): the request would open SSH to the world.
 * - `REFUSED` (2): AWS refused a parameter, such as an image id it does not know.
 * - `CONFLICT` (2): another fleet already lives under this identity.
 * - `CAPACITY` (20): no cell had room for the fleet.
 * - `BOOT_FAILED` (21): an instance died before it was ready; the message has its StateReason.
 * - `UNREACHABLE_HOST` (21): no address, a changed host key, or SSH that will never accept us.
 * - `TIMED_OUT` (22): a wait passed its deadline; the message has the observed history.
 * - `PERMISSION_DENIED` (23): credentials missing, wrong or without an action.
 * - `CAP_EXCEEDED` (24): count or lease above the caller's own caps.
 * - `LEFT_BEHIND` (30): the proof found something; `proof` names it.
 * - `UNREACHABLE_ENDPOINT` (6): the EC2 endpoint does not answer.
 * - `SERVICE_FAILED` (1): EC2 kept failing after every repetition.
 * - `ABORTED` (130): the caller's signal.
 */
export type ProvisionerErrorCode =
  | 'INVALID_REQUEST'
  | 'INVALID_HANDLE'
  | 'UNSAFE_REQUEST'
  | 'REFUSED'
  | 'CONFLICT'
  | 'CAPACITY'
  | 'BOOT_FAILED'
  | 'UNREACHABLE_HOST'
  | 'TIMED_OUT'
  | 'PERMISSION_DENIED'
  | 'CAP_EXCEEDED'
  | 'LEFT_BEHIND'
  | 'UNREACHABLE_ENDPOINT'
  | 'SERVICE_FAILED'
  | 'ABORTED';

/** What an error carries besides its message. */
export interface ProvisionerErrorDetails {
  readonly hint?: string | undefined;
  readonly cause?: unknown;
  /** Every problem of a bad request, one sentence each. */
  readonly problems?: readonly string[];
  /** What was tried or observed, in order. */
  readonly history?: readonly string[];
  /** AWS error name and action, where AWS said no. */
  readonly awsError?: string | undefined;
  readonly action?: string | undefined;
  /** What was made and what is left, for `LEFT_BEHIND`. */
  readonly proof?: Proof | undefined;
  /** The clean-up after this error failed too; the first error stays the error. */
  readonly suppressed?: unknown;
}

/** The one error class of this package. */
export class ProvisionerError extends Error {
  override readonly name = 'ProvisionerError';
  readonly code: ProvisionerErrorCode;
  readonly hint: string | undefined;
  readonly problems: readonly string[];
  readonly history: readonly string[];
  readonly awsError: string | undefined;
  readonly action: string | undefined;
  readonly proof: Proof | undefined;
  readonly suppressed: unknown;

  constructor(code: ProvisionerErrorCode, message: string, details: ProvisionerErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.problems = details.problems ?? [];
    this.history = details.history ?? [];
    this.awsError = details.awsError;
    this.action = details.action;
    this.proof = details.proof;
    this.suppressed = details.suppressed;
  }
}

/** Throws `ABORTED` when the caller's signal has fired. */
export function throwIfAborted(signal: AbortSignal | undefined, doing: string): void {
  if (signal?.aborted)
    throw new ProvisionerError('ABORTED', `Stopped while ${doing}.`, { cause: signal.reason });
}
