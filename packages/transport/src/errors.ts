/** What went wrong on the way to a machine. */
export type TransportErrorCode =
  | 'UNREACHABLE'
  | 'HOST_KEY_MISMATCH'
  | 'AUTHENTICATION_REFUSED'
  | 'TIMED_OUT'
  | 'ABORTED'
  | 'DISCONNECTED'
  | 'TRANSFER_FAILED'
  | 'INVALID_OPTIONS';

export interface TransportErrorDetails {
  readonly code: TransportErrorCode;
  /** True when the same call may succeed later: the machine may still be booting. */
  readonly retryable?: boolean;
  readonly label?: string;
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The only error this package throws. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly code: TransportErrorCode;
  readonly retryable: boolean;
  readonly label: string | undefined;
  readonly hint: string | undefined;

  constructor(message: string, details: TransportErrorDetails) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = details.code;
    this.retryable = details.retryable ?? false;
    this.label = details.label;
    this.hint = details.hint;
  }
}

/** The error of a call that its caller ended. */
export function abortedError(label: string, signal: AbortSignal): TransportError {
  return new TransportError(`${label}: stopped on request`, { code: 'ABORTED', label, cause: signal.reason });
}
