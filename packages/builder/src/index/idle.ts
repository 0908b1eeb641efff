import type { Clock } from '@ami-select/core';

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

/**
 * Waits for what a server sends, one piece at a time and for each 30 seconds, up to a third longer. One timer serves all
 * pieces: a body has thousands.
 */
export class IdleWatch {
  readonly #options: IdleOptions;
  readonly #over = new AbortController();
  /** Gives up the piece that is waited for. */
  #giveUp: GiveUp | undefined;

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

  end(): void {
    this.#over.abort();
  }

  /** Time that the reader of the pieces takes does not count. */
  async #watch(): Promise<void> {
    const { clock, stop } = this.#options;
    let before: GiveUp | undefined;
    for (let looks = 0; looks < LOOKS; ) {
      await clock.sleep(IDLE_MS / LOOKS, this.#over.signal, { background: true });
      const isSame = this.#giveUp !== undefined && this.#giveUp === before;
      looks = isSame ? looks + 1 : 0;
      before = this.#giveUp;
    }
    const reason = new Error(`nothing came for ${IDLE_MS / 1_000} seconds`);
    stop.abort(reason);
    this.#giveUp?.(reason);
  }
}
