import { setTimeout } from 'node:timers/promises';

/** Time, passed in so that tests need not wait. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms` milliseconds; rejects with an `AbortError` or the signal's reason once the signal fires. */
  sleep(ms: number, signal?: AbortSignal, options?: SleepOptions): Promise<void>;
}

export interface SleepOptions {
  /** Nobody waits for it: it neither keeps the process alive nor makes a virtual clock move. */
  readonly background?: boolean;
}

/** One line per decision at `info`, details at `debug`. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

/** The system's time. Its sleeps keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal, { background = false } = {}) =>
    setTimeout(ms, undefined, { ref: !background, ...(signal && { signal }) }),
};

/** A logger for tests and for callers who do not listen. */
export const silentLogger: Logger = { debug: () => {}, info: () => {}, warn: () => {} };
