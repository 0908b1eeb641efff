/** Requests to package indexes that are in flight at once, in a whole build. */
export const REQUESTS_IN_FLIGHT = 12;

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
