import { type Clock, systemClock } from '@ami-select/core';

/**
 * A clock by which waits are over a hundred times sooner, and the waits that somebody waited for. With `hasSlowLimits`
 * those that limit other work take their time.
 */
export function fastClock({ hasSlowLimits = false }: { readonly hasSlowLimits?: boolean } = {}): {
  readonly clock: Clock;
  readonly waits: number[];
} {
  const waits: number[] = [];
  const sleep: Clock['sleep'] = (ms, signal, options) => {
    const isLimit = options?.background === true;
    if (!isLimit) waits.push(ms);
    return systemClock.sleep(isLimit && hasSlowLimits ? ms : ms / 100, signal, options);
  };
  return { clock: { now: systemClock.now, sleep }, waits };
}
