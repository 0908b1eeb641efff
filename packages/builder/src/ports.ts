import type { Transport } from '@ami-select/transport';

/** One machine that a build goes to. */
export interface Machine {
  readonly name: string;
  readonly transport: Transport;
}

/** Fetches over HTTP; the global `fetch` by default. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;
