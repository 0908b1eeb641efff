import type { Fetch } from './package-index.ts';

/** Requests that are in flight at once, in all builds of a command. */
export const REQUESTS_IN_FLIGHT = 12;

const SLOTS = new WeakMap<Fetch, Slots>();

/** The places of everything that is fetched by one function: indexes, and archives at other addresses. */
export function slotsOf(fetch: Fetch): Slots {
  const slots = SLOTS.get(fetch) ?? new Slots(REQUESTS_IN_FLIGHT);
  SLOTS.set(fetch, slots);
  return slots;
}

/** Places for work that takes turns, in the order of arrival. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Waits for a place; whoever has it gives it back by the function, once. @throws the reason of the signal */
  async take(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn(signal);
    let isTaken = true;
    return () => {
      if (isTaken) this.#giveBack();
      isTaken = false;
    };
  }

  #turn(signal?: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = (): void => {
      const index = this.#waiting.indexOf(enter);
      if (index !== -1) this.#waiting.splice(index, 1);
      reject(signal?.reason);
    };
    const enter = (): void => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    this.#waiting.push(enter);
    signal?.addEventListener('abort', leave, { once: true });
    return promise;
  }

  #giveBack(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
