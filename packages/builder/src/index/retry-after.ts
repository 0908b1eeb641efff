import type { Clock } from '@ami-select/core';

/** Milliseconds that a `Retry-After` header asks to wait, in seconds or as a date; undefined for anything else. */
export function retryAfterMs(value: string | null, clock: Pick<Clock, 'now'>): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now().getTime());
}
