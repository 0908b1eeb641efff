import type { Clock } from '../aws/ports.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock whose sleeps end as soon as the event loop is idle, earliest first. */
export class VirtualClock implements Clock {
  #now = Date.UTC(2026, 0, 1);
  #sleepers: Sleeper[] = [];

  now(): Date {
    return new Date(this.#now);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const sleeper: Sleeper = { at: this.#now + ms, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal.reason);
      });
      setImmediate(() => this.#wakeEarliest());
    });
  }

  #wakeEarliest(): void {
    const [earliest, ...later] = this.#sleepers.toSorted((one, other) => one.at - other.at);
    if (earliest === undefined) return;
    this.#sleepers = later;
    this.#now = Math.max(this.#now, earliest.at);
    earliest.wake();
  }
}
