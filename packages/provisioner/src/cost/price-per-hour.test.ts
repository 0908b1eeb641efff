import { expect, it } from 'vitest';
import { describePrice, formatDollars } from './describe-price.ts';
import { type FleetToPrice, pricePerHour } from './price-per-hour.ts';
import type { SpotPrice, SpotPrices } from './spot-prices.ts';

const NONE: SpotPrices = { missing: 'ec2:DescribeSpotPriceHistory is not allowed' };
const LIST = 'list price of us-east-1, recorded 2026-07-20';
const ASKED_AT = '2026-11-29T04:38:00.000Z';

function fleet(pools: FleetToPrice['pools'], change: Partial<FleetToPrice> = {}): FleetToPrice {
  return { region: 'us-east-1', count: 2, ttlMinutes: 120, pools, ...change };
}

function spot(...prices: readonly (readonly [zone: string, perHour: number, since?: string])[]): SpotPrices {
  const toPrice = ([zone, perHour, since = ASKED_AT]: (typeof prices)[number]): SpotPrice => {
    const zoneId = zone.replace(/^us-east-1/, 'use1-az-');
    return { instanceType: 'c7g.large', zone, zoneId, perHour, since };
  };
  return { prices: prices.map(toPrice), askedAt: ASKED_AT };
}

it('takes the dearest pool for the whole fleet, and for the whole lease', () => {
  const pools = [
    { instanceType: 'c7g.large', market: 'on-demand' },
    { instanceType: 'm7g.large', market: 'on-demand' },
    { instanceType: 't4g.small', market: 'on-demand' },
  ] as const;

  const price = pricePerHour(fleet(pools), NONE);

  expect(price).toMatchObject({ basis: [LIST], unknown: [] });
  expect(price.perHour).toBeCloseTo(2 * 0.0816);
  expect(price.perLease).toBeCloseTo(2 * 2 * 0.0816);
  expect(describePrice(price)).toBe(
    `The fleet costs at most $0.17 an hour, $0.33 until its lease of 2h ends (${LIST}; instances only: without volumes, traffic, public IPv4 addresses and software).`,
  );
});

it('takes the latest spot price of the dearest zone', () => {
  const pools = [{ instanceType: 'c7g.large', market: 'spot' }] as const;
  const prices = spot(
    ['us-east-1a', 0.02],
    ['us-east-1b', 0.03],
    ['us-east-1b', 0.06, '2026-11-28T00:00:00.000Z'],
  );

  const price = pricePerHour(fleet(pools), prices);

  expect(price).toMatchObject({ perHour: 0.06, basis: [`spot prices of ${ASKED_AT}`] });
});

it.each(['us-east-1a', 'use1-az-a'])('takes the spot price of the only zone that it may use: %s', (zone) => {
  const pools = [{ instanceType: 'c7g.large', market: 'spot', zone }] as const;

  const price = pricePerHour(fleet(pools), spot(['us-east-1a', 0.02], ['us-east-1b', 0.03]));

  expect(price.perHour).toBe(0.04);
});

it('counts the fallback to on-demand, which is dearer', () => {
  const pools = [
    { instanceType: 'c7g.large', market: 'spot' },
    { instanceType: 'c7g.large', market: 'on-demand' },
  ] as const;

  const price = pricePerHour(fleet(pools), spot(['us-east-1a', 0.02]));

  expect(price.perHour).toBeCloseTo(2 * 0.0725);
  expect(price.basis).toEqual([`spot prices of ${ASKED_AT}`, LIST]);
});

it('takes the list price as the most that spot costs where nobody may read the history', () => {
  const pools = [{ instanceType: 'c7g.large', market: 'spot' }] as const;

  const denied = pricePerHour(fleet(pools), NONE);
  const none = pricePerHour(fleet(pools), spot());

  expect(denied.perHour).toBeCloseTo(2 * 0.0725);
  expect(denied.basis.join()).toContain(
    'the most that spot costs, as spot prices are unknown (ec2:DescribeSpotPriceHistory is not allowed)',
  );
  expect(none.basis.join()).toContain('there are none of c7g.large');
});

it.each<[string, Partial<FleetToPrice>, string, string | undefined, string]>([
  [
    'in a region',
    { region: 'eu-central-1' },
    'c7g.large',
    undefined,
    'no list price of eu-central-1 is recorded',
  ],
  ['of a type', {}, 'mac2.metal', undefined, 'no list price of mac2.metal in us-east-1 is recorded'],
  ['of Windows', {}, 'c7g.large', 'Windows', 'this is Windows'],
  [
    'of machines of one tenant',
    { parameters: { Placement: { Tenancy: 'dedicated' } } },
    'c7g.large',
    'Linux/UNIX',
    'this is dedicated',
  ],
])('does not guess the price %s', (_what, change, instanceType, platform, reason) => {
  const pools = [
    { instanceType: 't4g.small', market: 'on-demand' },
    { instanceType, market: 'on-demand' },
  ] as const;

  const price = pricePerHour(fleet(pools, change), NONE, platform);

  expect(price).not.toHaveProperty('perHour');
  expect(price).not.toHaveProperty('perLease');
  expect(describePrice(price)).toContain(`Nobody knows what the fleet costs: `);
  expect(describePrice(price)).toContain(reason);
});

it('knows a spot price also in a region without a list', () => {
  const pools = [{ instanceType: 'c7g.large', market: 'spot' }] as const;

  const price = pricePerHour(fleet(pools, { region: 'eu-central-1' }), spot(['eu-central-1a', 0.04]));
  const missing = pricePerHour(fleet(pools, { region: 'eu-central-1' }), NONE);

  expect(price.perHour).toBe(0.08);
  expect(missing.unknown).toEqual([
    'c7g.large spot: spot prices are unknown (ec2:DescribeSpotPriceHistory is not allowed), and no list price of eu-central-1 is recorded',
  ]);
});

it('says that types are not chosen yet', () => {
  expect(describePrice(pricePerHour(fleet([]), NONE))).toBe(
    'Nobody knows what the fleet costs: its instance types are not chosen yet.',
  );
});

it.each([
  [0, '$0.00'],
  [1.005, '$1.01'],
  [123.456, '$123.46'],
  [3 * 0.1, '$0.30'],
  [0.0208, '$0.021'],
  [0.000347, '$0.00035'],
])('writes %d as %s', (dollars, text) => {
  expect(formatDollars(dollars)).toBe(text);
});
