import type { Clock } from '../ports.ts';

/** A clock that stands still until code sleeps on it or moves it. */
export interface VirtualClock extends Clock {
  /** Moves time forward and wakes every sleeper on the way, in order. */
  advance(ms: number): void;
  /** Called whenever time has moved. */
  onMove(listener: () => void): void;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
  readonly background: boolean;
}

/**
 * A clock that starts at `start`. When everything else in the process waits, time jumps to the next sleeper, so
 * that hours pass in milliseconds and always in the same order.
 */
export function createVirtualClock(start: Date = new Date(Date.UTC(2026, 0, 1))): VirtualClock {
  const sleepers: Sleeper[] = [];
  const listeners: (() => void)[] = [];
  let time = start.getTime();
  let isPumping = false;

  const moveTo = (target: number): void => {
    for (let next = sleepers[0]; next !== undefined && next.due <= target; next = sleepers[0]) {
      sleepers.shift();
      time = Math.max(time, next.due);
      next.wake();
    }
    time = Math.max(time, target);
    for (const listener of listeners) listener();
  };
  const isAwaited = (): boolean => sleepers.some(({ background }) => !background);
  const startPump = (): void => {
    if (isPumping || !isAwaited()) return;
    isPumping = true;
    setImmediate(() => {
      isPumping = false;
      const next = sleepers[0];
      if (next !== undefined && isAwaited()) moveTo(next.due);
      startPump();
    });
  };
  const sleep: VirtualClock['sleep'] = (ms, signal, { background = false } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const stop = (): void => {
        const index = sleepers.indexOf(sleeper);
        if (index !== -1) sleepers.splice(index, 1);
        reject(signal?.reason);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', stop);
        resolve();
      };
      const sleeper: Sleeper = { due: time + Math.max(0, ms), wake, background };
      insert(sleepers, sleeper);
      signal?.addEventListener('abort', stop, { once: true });
      startPump();
    });

  return {
    now: () => new Date(time),
    onMove: (listener) => void listeners.push(listener),
    advance: (ms) => moveTo(time + ms),
    sleep,
  };
}

/** Keeps sleepers in the order of their time, those of one moment in the order of their coming. */
function insert(sleepers: Sleeper[], sleeper: Sleeper): void {
  const at = sleepers.findIndex(({ due }) => due > sleeper.due);
  sleepers.splice(at === -1 ? sleepers.length : at, 0, sleeper);
}
