import type { Signal } from './environment.ts';

export type CliErrorCode = 'INVALID_INPUT' | 'REMAINING' | 'UNKNOWN_FLEET';

export interface CliErrorOptions {
  /** What to do about it, one sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
  /** Every problem found, when there may be several; each names the input, the value and what is allowed. */
  readonly problems?: readonly string[];
}

/** What the command itself refuses or reports, as opposed to the libraries below it. */
export class CliError extends Error {
  readonly code: CliErrorCode;
  readonly hint: string | undefined;
  readonly problems: readonly string[];

  constructor(code: CliErrorCode, message: string, options: CliErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'CliError';
    this.code = code;
    this.hint = options.hint;
    this.problems = options.problems ?? [];
  }
}

/** The command was ended by a signal; the message says what became of its machines. */
export class InterruptedError extends Error {
  readonly signal: Signal;

  constructor(signal: Signal, outcome = 'no machine was made') {
    super(`Interrupted by ${signal}: ${outcome}`);
    this.name = 'InterruptedError';
    this.signal = signal;
  }
}
