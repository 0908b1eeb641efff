import type { Clock } from '@ami-select/core';
import { Refusal } from './failures.ts';

/** Milliseconds without a byte, after which a connection counts as cut. */
const IDLE_MS = 30_000;

interface IdleOptions {
  readonly clock: Clock;
  /** Fires when nothing came for too long. */
  readonly stop: AbortController;
}

type GiveUp = (reason: Error) => void;

/** Looks at a connection in the time in which it may be idle. */
const LOOKS = 3;

/** Minutes of waiting in which a body must bring `LEAST_BYTES`: one that drips would never end, and is never idle. */
const PACE_MINUTES = 5;
const LEAST_BYTES = 64 * 1024;
const LOOKS_OF_PACE = (PACE_MINUTES * 60_000 * LOOKS) / IDLE_MS;

/**
 * Waits for what a server sends, one piece at a time and for each 30 seconds, up to a third longer; and not for one that
 * sends hardly anything. One timer serves all pieces: a body has thousands.
 */
export class IdleWatch {
  readonly #options: IdleOptions;
  readonly #over = new AbortController();
  /** Gives up the piece that is waited for. */
  #giveUp: GiveUp | undefined;
  /** Bytes since the pace was judged. */
  #came = 0;

  constructor(options: IdleOptions) {
    this.#options = options;
    this.#watch().catch(() => {});
  }

  /** @throws Error that nothing came; whatever the work throws */
  async within<T>(work: Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#giveUp = reject;
    work.then(resolve, reject);
    try {
      return await promise;
    } finally {
      this.#giveUp = undefined;
    }
  }

  /** So many bytes came. */
  took(bytes: number): void {
    this.#came += bytes;
  }

  end(): void {
    this.#over.abort();
  }

  /** Time that the reader of the pieces takes does not count. */
  async #watch(): Promise<void> {
    const { clock, stop } = this.#options;
    let before: GiveUp | undefined;
    let [idle, waited] = [0, 0];
    while (idle < LOOKS && waited < LOOKS_OF_PACE) {
      await clock.sleep(IDLE_MS / LOOKS, this.#over.signal, { background: true });
      const isWaiting = this.#giveUp !== undefined;
      idle = isWaiting && this.#giveUp === before ? idle + 1 : 0;
      waited += isWaiting ? 1 : 0;
      before = this.#giveUp;
      if (waited < LOOKS_OF_PACE || this.#came < LEAST_BYTES) continue;
      [waited, this.#came] = [0, 0];
    }
    const reason =
      idle < LOOKS
        ? new Refusal(`fewer than ${LEAST_BYTES / 1024} KiB came in ${PACE_MINUTES} minutes`)
        : new Error(`nothing came for ${IDLE_MS / 1_000} seconds`);
    stop.abort(reason);
    this.#giveUp?.(reason);
  }
}
