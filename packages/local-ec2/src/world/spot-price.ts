import { onDemandPrice } from '@ami-select/ec2-data/prices';
import type { World } from './world.ts';

const HOUR_MS = 3_600_000;

/** Spot prices change at most once in this time. */
const STEP_MS = 6 * HOUR_MS;

/** The region whose list price stands for those of regions without a recorded list. */
const PRICED_REGION = 'us-east-1';

/**
 * The on-demand price of a type in dollars an hour, from the region's list or from that of us-east-1; `undefined` for
 * types without a recorded price.
 */
export function listPrice(region: string, type: string): number | undefined {
  return onDemandPrice(region, type) ?? onDemandPrice(PRICED_REGION, type);
}

/**
 * The spot price of a type in a zone at a time, in dollars an hour: 25 to 55 % of on demand, from the seed;
 * `undefined` for types without a recorded price.
 */
export function spotPrice(
  world: World,
  { type, region, zone }: { type: string; region: string; zone: string },
  at: Date,
): number | undefined {
  const price = listPrice(region, type);
  if (price === undefined) return undefined;
  const step = String(Math.floor(at.getTime() / STEP_MS));
  const base = 0.25 + 0.25 * world.ids.fraction('spot', type, zone);
  const drift = 0.05 * world.ids.fraction('spot', type, zone, step);
  return Number((price * (base + drift)).toFixed(6));
}

/** The time of the price change at or before a time. */
export function priceStep(at: Date): Date {
  return new Date(Math.floor(at.getTime() / STEP_MS) * STEP_MS);
}

export const PRICE_STEP_MS: number = STEP_MS;
