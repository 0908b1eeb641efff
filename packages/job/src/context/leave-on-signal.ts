import type { Clock } from '@ami-select/core';

/** For work that ends by itself when it hears the signal, as nearly all of it does. */
const PATIENCE_MS = 5_000;

/**
 * The result of work that creates nothing. Some seconds after the signal it is left behind, so that nothing that hangs,
 * such as a file system, keeps machines alive.
 * @throws what the work throws; the reason of the signal when the work is left behind
 */
export async function leaveOnSignal<T>(work: Promise<T>, signal: AbortSignal, clock: Clock): Promise<T> {
  const settled = new AbortController();
  const leave = async (): Promise<never> => {
    await aborted(signal, settled.signal);
    await clock.sleep(PATIENCE_MS, settled.signal);
    throw signal.reason;
  };
  try {
    return await Promise.race([work, leave()]);
  } finally {
    settled.abort();
  }
}

function aborted(signal: AbortSignal, unless: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true, signal: unless });
  });
}
