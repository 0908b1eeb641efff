import { formatDuration } from '@ami-select/core';
import type { FleetPrice } from './price-per-hour.ts';

/** What no price has. */
export const NOT_COUNTED = 'instances only: without volumes, traffic, public IPv4 addresses and software';

/** One sentence on what a fleet costs at most. */
export function describePrice({ perHour, perLease, ttlMinutes, basis, unknown }: FleetPrice): string {
  if (perHour === undefined || perLease === undefined) {
    return `Nobody knows what the fleet costs: ${unknown.join('; ') || 'its instance types are not chosen yet'}.`;
  }
  const lease = `${formatDollars(perLease)} until its lease of ${formatDuration(ttlMinutes * 60_000)} ends`;
  return `The fleet costs at most ${formatDollars(perHour)} an hour, ${lease} (${basis.join('; ')}; ${NOT_COUNTED}).`;
}

const MOST_DIGITS = 8;
/** What a product of floating point numbers may be too much. */
const NOISE = 1e-9;

/** Rounded up to cents, and what is less than ten of them to two digits that say something. */
export function formatDollars(dollars: number): string {
  const small = dollars > 0 && dollars < 0.1 ? Math.ceil(-Math.log10(dollars)) + 1 : 2;
  const digits = Math.min(small, MOST_DIGITS);
  return `$${(Math.ceil((dollars - NOISE) * 10 ** digits) / 10 ** digits).toFixed(digits)}`;
}
