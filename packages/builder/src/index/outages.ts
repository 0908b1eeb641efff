import type { NetworkFailure } from './failures.ts';

interface Host {
  readonly down: AbortController;
  /** When it responded last, in responses of all hosts. */
  last: number;
}

/** What requests learn of hosts: a host that one of them could not reach in all its attempts is tried by no other. */
export class Outages {
  readonly #hosts = new Map<string, Host>();
  #responses = 0;

  /** A moment to compare with in `declare`. */
  get moment(): number {
    return this.#responses;
  }

  /** Fires with the failure of a host once it is down. */
  signal(origin: string): AbortSignal {
    return this.#host(origin).down.signal;
  }

  responded(origin: string): void {
    this.#responses += 1;
    this.#host(origin).last = this.#responses;
  }

  /** Ends all other requests to a host, unless it has responded since a moment. */
  declare(failure: NetworkFailure, since: number): void {
    const { down, last } = this.#host(failure.origin);
    if (last <= since) down.abort(failure);
  }

  #host(origin: string): Host {
    const host = this.#hosts.get(origin) ?? { down: new AbortController(), last: 0 };
    this.#hosts.set(origin, host);
    return host;
  }
}
