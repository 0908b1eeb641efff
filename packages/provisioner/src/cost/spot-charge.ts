import type { UsedMachine } from '../fleet/used-machine.ts';
import type { SpotPrice, SpotPrices } from './spot-prices.ts';

/** A price of some seconds of one machine, or why there is none. */
export type Charge = { readonly dollars: number; readonly basis: string } | { readonly unknown: string };

const HOUR_MS = 3_600_000;

/** What some seconds of a spot instance cost from its launch on, at the prices of its zone as they changed meanwhile. */
export function spotCharge(
  { instanceType, zone, launchedAt }: UsedMachine,
  seconds: number,
  spot: SpotPrices,
): Charge {
  if ('missing' in spot) return { unknown: `spot prices are unknown (${spot.missing})` };
  const prices = spot.prices
    .filter((price) => price.instanceType === instanceType && price.zone === zone)
    .toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since));
  const from = Date.parse(launchedAt);
  const [first] = prices;
  if (first === undefined) return { unknown: `there are no spot prices of ${instanceType} in ${zone}` };
  if (Date.parse(first.since) > from)
    return { unknown: `the spot price of ${instanceType} in ${zone} at its launch is not known` };
  return { dollars: integrate(prices, from, from + seconds * 1_000), basis: 'spot price history' };
}

/** Each price holds until the next one. */
function integrate(prices: readonly SpotPrice[], from: number, until: number): number {
  const parts = prices.map(({ since, perHour }, index) => {
    const next = prices[index + 1];
    const begin = Math.max(from, Date.parse(since));
    const end = Math.min(until, next === undefined ? until : Date.parse(next.since));
    return (perHour * Math.max(0, end - begin)) / HOUR_MS;
  });
  return parts.reduce((sum, dollars) => sum + dollars, 0);
}
