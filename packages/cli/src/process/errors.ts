import {
  CodedError,
  type CodedErrorOptions,
  exitStatusOf as codedStatusOf,
  EXIT_STATUS,
  type ExitClass,
  type Problem,
} from '@ami-select/core';
import { CommanderError } from 'commander';
import type { Signal } from './environment.ts';

export type CliErrorCode = 'INVALID_INPUT' | 'REMAINING' | 'REMAINING_UNKNOWN';

const EXIT_CLASS: Readonly<Record<CliErrorCode, ExitClass>> = {
  INVALID_INPUT: 'usage',
  REMAINING: 'remaining',
  REMAINING_UNKNOWN: 'remaining-unknown',
};

/** The command itself refuses or reports something, as opposed to the packages below it. */
export class CliError extends CodedError<CliErrorCode> {
  override readonly name = 'CliError';

  constructor(code: CliErrorCode, message: string, options: CodedErrorOptions = {}) {
    super(code, EXIT_CLASS[code], message, options);
  }
}

/** Makes one error of all problems with the words of a command. */
export function refusal(subject: string): (problems: readonly Problem[]) => CliError {
  return (problems) => {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    return new CliError('INVALID_INPUT', `${subject}: ${count}; nothing was done`, { problems });
  };
}

/** The end of a process by one of these signals. */
const SIGNAL_CLASS: Readonly<Record<Signal, ExitClass>> = {
  SIGHUP: 'hangup',
  SIGINT: 'interrupted',
  SIGTERM: 'terminated',
};

/** The command was ended by a signal; the message reports the end of its fleet, where there may be one. */
export class InterruptedError extends CodedError<'INTERRUPTED'> {
  override readonly name = 'InterruptedError';
  readonly signal: Signal;

  constructor(signal: Signal, outcome?: string) {
    const end = outcome === undefined ? '' : `: ${outcome}`;
    super('INTERRUPTED', SIGNAL_CLASS[signal], `Interrupted by ${signal}${end}`);
    this.signal = signal;
  }
}

/** The exit status that a failure ends the command with. README.md lists them all. */
export function exitStatusOf(error: unknown): number {
  return error instanceof CommanderError ? EXIT_STATUS.usage : codedStatusOf(error);
}

/** Whether the error is a foreseen one; anything else is a fault of the program, worth its stack. */
export function isForeseen(error: unknown): boolean {
  return error instanceof CodedError || error instanceof CommanderError;
}
