import { setTimeout } from 'node:timers/promises';

/** Time as the libraries take it. */
export interface Clock {
  now(): Date;
  /** Rejects at once when the signal fires. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export function createSystemClock(): Clock {
  return {
    now: () => new Date(),
    sleep: (ms, signal) => setTimeout(ms, undefined, signal === undefined ? {} : { signal }),
  };
}
