import type { Clock } from '@ami-select/core';

/** Milliseconds without a byte, after which a connection counts as cut. */
const IDLE_MS = 30_000;

/**
 * Waits for something that a server sends, but no longer than 30 seconds; then `stop` fires.
 * @throws Error that says so; whatever the work throws
 */
export async function withinIdle<T>(
  work: Promise<T>,
  { clock, stop }: { readonly clock: Clock; readonly stop: AbortController },
): Promise<T> {
  const timer = new AbortController();
  const idle = clock.sleep(IDLE_MS, timer.signal, { background: true }).then(() => {
    const reason = new Error(`nothing came for ${IDLE_MS / 1_000} seconds`);
    stop.abort(reason);
    throw reason;
  });
  // One of the two is not waited for.
  for (const promise of [work, idle]) promise.catch(() => {});
  try {
    return await Promise.race([work, idle]);
  } finally {
    timer.abort();
  }
}
