import type { Clock } from '@ami-select/core';

/**
 * The result of work that has so many milliseconds and may be cut short by a signal; undefined when it was. Its own signal
 * then tells the work to stop, and nobody waits for that.
 */
export async function withinBudget<Result>(
  work: (budget: AbortSignal) => Promise<Result>,
  ms: number,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<Result | undefined> {
  const budget = new AbortController();
  const timer = new AbortController();
  const either = signal === undefined ? timer.signal : AbortSignal.any([timer.signal, signal]);
  const timeout = clock.sleep(ms, either).then(
    () => undefined,
    () => undefined,
  );
  const working = work(budget.signal);
  working.catch(() => {});
  try {
    return await Promise.race([working, timeout]);
  } finally {
    timer.abort();
    budget.abort();
  }
}
