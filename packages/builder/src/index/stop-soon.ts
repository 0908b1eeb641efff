import type { Clock } from '@ami-select/core';

/** Milliseconds that other requests go on after one has failed, so that more than one failure is listed. */
const GRACE_MS = 500;

/** Ends the others soon, with the error of the first: nobody waits for a server that sends nothing more. */
export function stopSoon(error: unknown, stop: AbortController, clock: Clock): void {
  const stopNow = (): void => stop.abort(error);
  clock.sleep(GRACE_MS, stop.signal, { background: true }).then(stopNow, stopNow);
}
