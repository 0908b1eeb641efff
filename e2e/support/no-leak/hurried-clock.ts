/** So many seconds go by in one: minutes of waiting are no minutes of a test. */
export const SPEED = 10;

const realNow = Date.now;

/** Milliseconds since the epoch by a clock that shows the real time at `sinceMs`, and then runs faster. */
export function hurriedNow(sinceMs: number): () => number {
  return () => Math.round(sinceMs + (realNow() - sinceMs) * SPEED);
}
