import { type Interrupts, listenForInterrupts as listen } from '@ami-select/core';
import type { Environment } from './environment.ts';
import { CliError, exitStatusOf, InterruptedError } from './errors.ts';

export interface InterruptsOptions {
  readonly environment: Pick<Environment, 'onSignal' | 'onCrash' | 'exit'>;
  /** The last act before the process ends with its clean-up incomplete: writes the document of `--json`. */
  readonly onStop: (error: Error, remaining: readonly string[]) => void;
  readonly print: (text: string) => void;
  /** Printed on the first signal. */
  readonly firstWords: string;
  readonly now: () => number;
}

const STOPPED = 'stopped before the clean-up was complete';

/**
 * The first signal aborts with an `InterruptedError` as its reason; the second prints what remains and ends the process.
 * An error that nobody caught does the same as a signal: what was launched must not outlive the command.
 */
export function listenForInterrupts({
  environment,
  onStop,
  print,
  firstWords,
  now,
}: InterruptsOptions): Interrupts {
  /** Whoever reads the status must not take what may remain for gone. */
  function stopWith(error: Error, remaining: readonly string[]): void {
    const ended = remaining.length === 0 ? error : new CliError('REMAINING_UNKNOWN', error.message);
    onStop(ended, remaining);
    environment.exit(exitStatusOf(ended));
  }

  return listen({
    onSignal: environment.onSignal,
    onCrash: environment.onCrash,
    now,
    begin: (signal) => {
      print(`${signal} received: ${firstWords}`);
      return new InterruptedError(signal);
    },
    stop: (signal, remaining) => {
      for (const line of remaining) print(line);
      print(`${signal} received again: ${STOPPED}`);
      stopWith(new InterruptedError(signal, STOPPED), remaining);
    },
    crash: (error) => {
      print(stackOf(error));
      print(`a fault of the program: ${firstWords}`);
    },
    crashAgain: (error) => print(`a further fault of the program: ${error.message}`),
    giveUp: (error, remaining) => {
      for (const line of [stackOf(error), ...remaining]) print(line);
      const message = `a fault of the program: ${STOPPED}`;
      print(message);
      stopWith(new Error(message), remaining);
    },
  });
}

function stackOf({ stack, message }: Error): string {
  return stack ?? message;
}
