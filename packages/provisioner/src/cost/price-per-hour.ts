import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import { listRate, type Rate, strangeTerms } from './list-rate.ts';
import type { SpotPrices } from './spot-prices.ts';

/** What the price of a fleet depends on. */
export interface FleetToPrice extends Pick<FleetIntent, 'region' | 'count' | 'ttlMinutes' | 'parameters'> {
  readonly pools: readonly Pick<CapacityPool, 'instanceType' | 'zone' | 'market'>[];
}

/** The most that a fleet costs, as far as prices are known, in US dollars. Instances alone. */
export interface FleetPrice {
  /** Of all instances; absent when the price of one pool is unknown. */
  readonly perHour?: number | undefined;
  /** Until the lease ends, unless it is renewed; absent as well. */
  readonly perLease?: number | undefined;
  readonly ttlMinutes: number;
  /** What the price stands on: `list price of us-east-1, recorded 2026-07-20`. */
  readonly basis: readonly string[];
  /** Why it is unknown: a line for each type and market. */
  readonly unknown: readonly string[];
}

/**
 * The price of a fleet if all of it is launched in its dearest pool: the recorded list price, and for spot the dearest
 * latest price of the zones it may use. Where spot prices are missing the list price takes their place, since spot
 * instances without a price limit end before they cost more. A pool without a price makes the fleet's unknown.
 *
 * @param platform `PlatformDetails` of the image, where it is known.
 *
 * Source: EC2 user guide, "Spot Instance requests": the default maximum price is the on-demand price.
 */
export function pricePerHour(fleet: FleetToPrice, spot: SpotPrices, platform?: string): FleetPrice {
  const { region, pools, count, ttlMinutes, parameters } = fleet;
  const tenancy = (parameters?.Placement as { readonly Tenancy?: string } | undefined)?.Tenancy;
  const strange = strangeTerms({ platform, tenancy });
  const rates = pools.map((pool): Rate => {
    const rate = strange === undefined ? rateOf(pool, region, spot) : { unknown: strange };
    return 'unknown' in rate ? { unknown: `${pool.instanceType} ${pool.market}: ${rate.unknown}` } : rate;
  });
  const unknown = unique(rates.flatMap((rate) => ('unknown' in rate ? [rate.unknown] : [])));
  const known = rates.flatMap((rate) => ('unknown' in rate ? [] : [rate]));
  const basis = unique(known.map((rate) => rate.basis));
  if (unknown.length > 0 || known.length === 0) return { ttlMinutes, basis, unknown };
  const perHour = Math.max(...known.map((rate) => rate.perHour)) * count;
  return { perHour, perLease: (perHour * ttlMinutes) / 60, ttlMinutes, basis, unknown };
}

function rateOf(pool: FleetToPrice['pools'][number], region: string, spot: SpotPrices): Rate {
  const list = listRate(region, pool.instanceType);
  if (pool.market === 'on-demand') return list;
  if ('missing' in spot) return belowList(list, spot.missing);
  const latest = latestPrices(pool, spot.prices);
  if (latest.length === 0) return belowList(list, `there are none of ${pool.instanceType}`);
  return { perHour: Math.max(...latest), basis: `spot prices of ${spot.askedAt}` };
}

function belowList(list: Rate, reason: string): Rate {
  const unknown = `spot prices are unknown (${reason})`;
  if ('unknown' in list) return { unknown: `${unknown}, and ${list.unknown}` };
  return { ...list, basis: `${list.basis}, the most that spot costs, as ${unknown}` };
}

/** The latest price of each zone that the pool may use; a pool of a subnet, whose zone nobody looked up, may use any. */
function latestPrices(
  { instanceType, zone }: FleetToPrice['pools'][number],
  prices: Extract<SpotPrices, { prices: unknown }>['prices'],
): readonly number[] {
  const own = prices.filter(
    (price) =>
      price.instanceType === instanceType &&
      (zone === undefined || price.zone === zone || price.zoneId === zone),
  );
  const inOrder = own.toSorted((a, b) => a.since.localeCompare(b.since));
  return [...new Map(inOrder.map((price) => [price.zone, price.perHour])).values()];
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
