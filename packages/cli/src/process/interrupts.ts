import { EXIT_STATUS, type Interrupts, listenForInterrupts as listen } from '@ami-select/core';
import type { Environment } from './environment.ts';
import { InterruptedError, SIGNAL_CLASS } from './errors.ts';

export interface InterruptsOptions {
  readonly environment: Pick<Environment, 'onSignal' | 'exit'>;
  /** The last act before a second signal ends the process: writes the document of `--json`. */
  readonly onStop: (error: InterruptedError, remaining: readonly string[]) => void;
  readonly print: (text: string) => void;
  /** Printed on the first signal. */
  readonly firstWords: string;
  readonly now: () => number;
}

const STOPPED = 'stopped before the clean-up was complete';

/** The first signal aborts with an `InterruptedError` as its reason; the second prints what remains and ends the process. */
export function listenForInterrupts({
  environment,
  onStop,
  print,
  firstWords,
  now,
}: InterruptsOptions): Interrupts {
  return listen({
    onSignal: environment.onSignal,
    now,
    begin: (signal) => {
      print(`${signal} received: ${firstWords}`);
      return new InterruptedError(signal);
    },
    stop: (signal, remaining) => {
      for (const line of remaining) print(line);
      print(`${signal} received again: ${STOPPED}`);
      onStop(new InterruptedError(signal, STOPPED), remaining);
      environment.exit(EXIT_STATUS[SIGNAL_CLASS[signal]]);
    },
  });
}
