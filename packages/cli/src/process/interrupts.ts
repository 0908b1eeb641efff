import { EXIT_STATUS } from '@ami-select/core';
import type { Environment } from './environment.ts';
import { InterruptedError, SIGNAL_CLASS } from './errors.ts';

/** Turns the signals of a process into one abort, and keeps the second from abandoning machines silently. */
export interface Interrupts {
  /** Aborts, with an `InterruptedError` as its reason, on the first terminating signal. */
  readonly signal: AbortSignal;
  /** Lines that a second signal prints before the process ends: what remains and how to remove it. */
  describeRemaining(describe: () => readonly string[]): void;
  /** Stops listening. */
  close(): void;
}

export interface InterruptsOptions {
  readonly environment: Pick<Environment, 'onSignal' | 'exit'>;
  readonly print: (text: string) => void;
  /** Printed on the first signal. */
  readonly firstWords: string;
  readonly now: () => number;
}

/** One Ctrl-C can arrive twice: from the terminal, and passed on by a package runner. */
const ECHO_MS = 750;

export function listenForInterrupts({ environment, print, firstWords, now }: InterruptsOptions): Interrupts {
  const controller = new AbortController();
  let firstAt = 0;
  let remaining: () => readonly string[] = () => [];

  const stop = environment.onSignal((signal) => {
    if (!controller.signal.aborted) {
      firstAt = now();
      print(`${signal} received: ${firstWords}`);
      controller.abort(new InterruptedError(signal));
      return;
    }
    if (now() - firstAt < ECHO_MS) return;
    for (const line of remaining()) print(line);
    print(`${signal} received again: stopped before the clean-up was complete`);
    environment.exit(EXIT_STATUS[SIGNAL_CLASS[signal]]);
  });

  return {
    signal: controller.signal,
    describeRemaining: (describe) => {
      remaining = describe;
    },
    close: stop,
  };
}
