import type { Clock } from './clock.ts';

/** A clock that stands still until somebody sleeps on it or moves it. */
export interface VirtualClock extends Clock {
  /** Moves time forward and wakes every sleeper on the way, in order. */
  advance(ms: number): void;
  /** Called whenever time has moved. */
  onMove(listener: () => void): void;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/**
 * Starts at `start`. When everything else in the process waits, time jumps to the next sleeper, so that hours
 * pass in milliseconds and always in the same order.
 */
export function createVirtualClock(start: Date): VirtualClock {
  const sleepers: Sleeper[] = [];
  let time = start.getTime();
  let pumping = false;
  const listeners: (() => void)[] = [];

  const moveTo = (target: number): void => {
    while (sleepers[0] && sleepers[0].due <= target) {
      const sleeper = sleepers.shift();
      time = Math.max(time, sleeper?.due ?? time);
      sleeper?.wake();
    }
    time = Math.max(time, target);
    for (const listener of listeners) listener();
  };
  const pump = (): void => {
    pumping = false;
    const next = sleepers[0];
    if (!next) return;
    moveTo(next.due);
    startPump();
  };
  const startPump = (): void => {
    if (pumping || sleepers.length === 0) return;
    pumping = true;
    setImmediate(pump);
  };

  return {
    now: () => new Date(time),
    onMove: (listener) => void listeners.push(listener),
    advance: (ms) => moveTo(time + ms),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const sleeper: Sleeper = { due: time + Math.max(0, ms), wake: resolve };
        const at = sleepers.findIndex(({ due }) => due > sleeper.due);
        sleepers.splice(at === -1 ? sleepers.length : at, 0, sleeper);
        signal?.addEventListener('abort', () => {
          const index = sleepers.indexOf(sleeper);
          if (index !== -1) sleepers.splice(index, 1);
          reject(signal.reason);
        });
        startPump();
      }),
  };
}
