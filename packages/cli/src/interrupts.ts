import type { Environment, Signal } from './environment.ts';
import { InterruptedError } from './errors.ts';

/** Turns the signals of a process into one abort, and keeps the second from abandoning machines silently. */
export interface Interrupts {
  /** Aborts, with an `InterruptedError` as its reason, on the first signal that asks to end. */
  readonly signal: AbortSignal;
  /** Lines that a second signal prints before the process ends: what remains and how to remove it. */
  describeRemaining(describe: () => readonly string[]): void;
  /** Stops listening. */
  close(): void;
}

/** The statuses that a shell gives to a process ended by these signals. */
export const SIGNAL_STATUS: Readonly<Record<Signal, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

export interface InterruptsOptions {
  readonly environment: Pick<Environment, 'onSignal' | 'exit'>;
  readonly say: (text: string) => void;
  /** Printed on the first signal. */
  readonly firstWords: string;
  readonly now: () => number;
}

/** One Ctrl-C can arrive twice: from the terminal, and passed on by a package runner. */
const ECHO_MS = 750;

export function listenForInterrupts({ environment, say, firstWords, now }: InterruptsOptions): Interrupts {
  const controller = new AbortController();
  let firstAt = 0;
  let remaining: () => readonly string[] = () => [];

  const stop = environment.onSignal((signal) => {
    if (!controller.signal.aborted) {
      firstAt = now();
      say(`${signal} received: ${firstWords}`);
      controller.abort(new InterruptedError(signal));
      return;
    }
    if (now() - firstAt < ECHO_MS) return;
    for (const line of remaining()) say(line);
    say(`${signal} received again: stopped before the clean-up was complete`);
    environment.exit(SIGNAL_STATUS[signal]);
  });

  return {
    signal: controller.signal,
    describeRemaining: (describe) => {
      remaining = describe;
    },
    close: stop,
  };
}
