import { EXIT_STATUS, type Interrupts, listenForInterrupts as listen } from '@ami-select/core';
import type { Environment } from './environment.ts';
import { InterruptedError, SIGNAL_CLASS } from './errors.ts';

export interface InterruptsOptions {
  readonly environment: Pick<Environment, 'onSignal' | 'exit'>;
  readonly print: (text: string) => void;
  /** Printed on the first signal. */
  readonly firstWords: string;
  readonly now: () => number;
}

/** The first signal aborts with an `InterruptedError` as its reason; the second prints what remains and ends the process. */
export function listenForInterrupts({ environment, print, firstWords, now }: InterruptsOptions): Interrupts {
  return listen({
    onSignal: environment.onSignal,
    now,
    begin: (signal) => {
      print(`${signal} received: ${firstWords}`);
      return new InterruptedError(signal);
    },
    stop: (signal, remaining) => {
      for (const line of remaining) print(line);
      print(`${signal} received again: stopped before the clean-up was complete`);
      environment.exit(EXIT_STATUS[SIGNAL_CLASS[signal]]);
    },
  });
}
