import type { Clock } from '@ami-select/core';
import { timedOut } from './timed-client.ts';

/** What is waited for in haste has so long for its first response, and as much more in every further attempt. */
const HASTY_CALL_MS = 3_000;

/** The response of a read; once `hurry` is aborted, the attempt soon fails as a connection that timed out. */
export async function answerInHaste<T>(
  call: () => Promise<T>,
  { attempt, action }: { readonly attempt: number; readonly action: string },
  clock: Clock,
  hurry: AbortSignal,
): Promise<T> {
  const over = new AbortController();
  const answer = call();
  answer.catch(() => {});
  const ms = attempt * HASTY_CALL_MS;
  const timeout = aborted(hurry, over.signal)
    .then(() => clock.sleep(ms, over.signal))
    .then((): never => {
      throw timedOut(action, ms);
    });
  timeout.catch(() => {});
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    over.abort('the call is over');
  }
}

/** Sleeps until `hurry` is aborted at the latest. */
export async function sleepUntilHaste(ms: number, clock: Clock, hurry: AbortSignal): Promise<void> {
  await clock.sleep(ms, hurry).catch((error: unknown) => {
    if (!hurry.aborted) throw error;
  });
}

function aborted(hurry: AbortSignal, unless: AbortSignal): Promise<void> {
  if (hurry.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    hurry.addEventListener('abort', () => resolve(), { once: true, signal: unless });
  });
}
