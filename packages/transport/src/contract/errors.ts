import { CodedError, type CodedErrorOptions } from '@ami-select/core';

const EXIT_CLASS = {
  UNREACHABLE: 'machine',
  HOST_KEY_MISMATCH: 'machine',
  AUTHENTICATION_REFUSED: 'machine',
  DISCONNECTED: 'machine',
  TRANSFER_FAILED: 'machine',
  TOO_MUCH_OUTPUT: 'machine',
  TIMED_OUT: 'timed-out',
  ABORTED: 'interrupted',
  ACCESS_DENIED: 'permission',
  INVALID_OPTIONS: 'usage',
} as const;

export type TransportErrorCode = keyof typeof EXIT_CLASS;

export interface TransportErrorOptions extends CodedErrorOptions {
  /** True when the same call may succeed later: the machine may still be booting. */
  readonly retryable?: boolean | undefined;
  /** Name of the machine in logs. */
  readonly label?: string | undefined;
  /** For `HOST_KEY_MISMATCH`: the key that the other side claims, as one line. */
  readonly shownHostKey?: string | undefined;
  /** For `AUTHENTICATION_REFUSED`: how often the key was refused. */
  readonly refusals?: number | undefined;
}

/** The only error this package throws. */
export class TransportError extends CodedError<TransportErrorCode> {
  override readonly name = 'TransportError';
  readonly retryable: boolean;
  readonly label: string | undefined;
  readonly shownHostKey: string | undefined;
  readonly refusals: number;

  constructor(code: TransportErrorCode, message: string, options: TransportErrorOptions = {}) {
    super(code, EXIT_CLASS[code], message, options);
    this.retryable = options.retryable ?? false;
    this.label = options.label;
    this.shownHostKey = options.shownHostKey;
    this.refusals = options.refusals ?? 0;
  }
}

/** The error of a call that its caller aborted. */
export function abortedError(label: string, signal: AbortSignal): TransportError {
  return new TransportError('ABORTED', `${label}: stopped on request`, { label, cause: signal.reason });
}
