import type { Transport } from '@ami-select/transport';

/** Time, passed in so that tests need not wait. */
export interface Clock {
  now(): Date;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

/** One machine that a build goes to. */
export interface Machine {
  readonly name: string;
  readonly transport: Transport;
}

/** Fetches over HTTP; the global `fetch` by default. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;
