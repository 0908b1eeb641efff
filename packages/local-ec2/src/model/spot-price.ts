import type { InstanceTypeFacts, World } from './world.ts';

const HOUR_MS = 3_600_000;

/** Spot prices change at most once in this time. */
const STEP_MS = 6 * HOUR_MS;

/** The spot price of a type in a zone at a time, in dollars an hour: 25 to 55 % of on demand, from the seed. */
export function spotPrice(
  world: World,
  { type, zone }: { type: InstanceTypeFacts; zone: string },
  at: Date,
): number {
  const step = String(Math.floor(at.getTime() / STEP_MS));
  const base = 0.25 + 0.25 * world.ids.fraction('spot', type.name, zone);
  const drift = 0.05 * world.ids.fraction('spot', type.name, zone, step);
  return Number((type.price * (base + drift)).toFixed(6));
}

/** The time of the price change at or before a time. */
export function priceStep(at: Date): Date {
  return new Date(Math.floor(at.getTime() / STEP_MS) * STEP_MS);
}

export const PRICE_STEP_MS: number = STEP_MS;
