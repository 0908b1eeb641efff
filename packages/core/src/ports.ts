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

/** Some 24.8 days: Node takes a longer timer for one of a millisecond. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The system's time at the start of the process, and what has passed since: a clock that is set meanwhile ends no wait too
 * early. Its sleeps keep the process alive.
 */
export const systemClock: Clock = {
  now: () => new Date(performance.timeOrigin + performance.now()),
  sleep: async (ms, signal, { background = false } = {}) => {
    const options = { ref: !background, ...(signal && { signal }) };
    let left = ms;
    for (; left > LONGEST_TIMER_MS; left -= LONGEST_TIMER_MS)
      await setTimeout(LONGEST_TIMER_MS, undefined, options);
    await setTimeout(left, undefined, options);
  },
};

/** A logger for tests and for callers who do not listen. */
export const silentLogger: Logger = { debug: () => {}, info: () => {}, warn: () => {} };
