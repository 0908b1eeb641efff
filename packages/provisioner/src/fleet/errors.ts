import { CodedError, type Problem } from '@ami-select/core';
import type { Proof } from './proof.ts';

/** Every code with its exit class. */
const EXIT_CLASS = {
  /** Bad input; `problems` lists all of it, nothing was created. */
  INVALID_REQUEST: 'usage',
  /** A handle file that cannot be read or that another version wrote. */
  INVALID_HANDLE: 'usage',
  /** A file of ours that this machine cannot write: a full disk, a folder without rights. */
  UNWRITABLE_FILE: 'failed',
  /** The request would open SSH to the world. */
  UNSAFE_REQUEST: 'ambiguous',
  /** AWS refused a parameter, such as an image id it does not know. */
  REFUSED: 'usage',
  /** Another fleet already lives under this identity. */
  CONFLICT: 'usage',
  /** No capacity pool had room for the fleet. */
  CAPACITY: 'capacity',
  /** An instance terminated before it was ready (the message has its StateReason), or its user data or cloud-init failed. */
  BOOT_FAILED: 'machine',
  /** A machine that could not be cleaned for an image, or an image that EC2 could not make. */
  IMAGE_FAILED: 'machine',
  /** No address, a changed host key, or SSH that will never accept us. */
  UNREACHABLE_HOST: 'machine',
  /** A wait passed its deadline; the message has the observed history. */
  TIMED_OUT: 'timed-out',
  /** Credentials missing, wrong or without an action. */
  PERMISSION_DENIED: 'permission',
  /** Above a cap: count, lease, price or type; `problems` lists every one. */
  CAP_EXCEEDED: 'cap-exceeded',
  /** Something does not show that it is of the fleet and was left untouched; all that shows it is gone. */
  FOREIGN_RESOURCES: 'usage',
  /** The proof found something; `proof` lists it. */
  REMAINING: 'remaining',
  /** Permissions are missing to know whether something remains; `proof` names the kinds. */
  REMAINING_UNKNOWN: 'remaining-unknown',
  /** The EC2 endpoint is unreachable. */
  UNREACHABLE_ENDPOINT: 'unreachable',
  /** EC2 kept failing after every retry. */
  SERVICE_FAILED: 'failed',
  /** The caller's signal. */
  ABORTED: 'interrupted',
} as const;

/** Why a fleet could not be created, kept or terminated. */
export type ProvisionerErrorCode = keyof typeof EXIT_CLASS;

/** The fields of an error besides its message. */
export interface ProvisionerErrorDetails {
  readonly hint?: string | undefined;
  readonly cause?: unknown;
  /** Every problem of a bad request. */
  readonly problems?: readonly Problem[] | undefined;
  /** Attempts and observations, in order. */
  readonly history?: readonly string[] | undefined;
  /** AWS error name and action, where AWS refused. */
  readonly awsError?: string | undefined;
  readonly action?: string | undefined;
  /** Created, remaining and foreign resources, for `REMAINING` and `FOREIGN_RESOURCES`. */
  readonly proof?: Proof | undefined;
  /** Of a renewal that reached some hosts: the end of their lease (ISO 8601). */
  readonly renewedUntil?: string | undefined;
  /** The clean-up after this error failed too; the first error stays the error. */
  readonly suppressed?: unknown;
}

/** The one error class of this package. */
export class ProvisionerError extends CodedError<ProvisionerErrorCode> {
  override readonly name = 'ProvisionerError';
  readonly history: readonly string[];
  readonly awsError: string | undefined;
  readonly action: string | undefined;
  readonly proof: Proof | undefined;
  readonly renewedUntil: string | undefined;
  readonly suppressed: unknown;

  constructor(code: ProvisionerErrorCode, message: string, details: ProvisionerErrorDetails = {}) {
    super(code, EXIT_CLASS[code], message, details);
    this.history = details.history ?? [];
    this.awsError = details.awsError;
    this.action = details.action;
    this.proof = details.proof;
    this.renewedUntil = details.renewedUntil;
    this.suppressed = details.suppressed;
  }
}

/** Throws `ABORTED` when the caller's signal has fired. */
export function throwIfAborted(signal: AbortSignal | undefined, doing: string): void {
  if (signal?.aborted)
    throw new ProvisionerError('ABORTED', `Stopped while ${doing}.`, { cause: signal.reason });
}
