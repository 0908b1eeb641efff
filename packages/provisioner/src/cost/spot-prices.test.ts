import { createVirtualClock } from '@ami-select/core/testing';
import { createLocalEc2HandlerFactory } from '@ami-select/local-ec2';
import { EC2Client } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { testDependencies } from '../testing/fixtures.ts';
import { fleetPrice } from './fleet-price.ts';
import { findSpotPrices } from './spot-prices.ts';

const QUESTION = {
  instanceTypes: ['c7g.large', 'c7g.large'],
  from: '2026-09-01T00:00:00.000Z',
  until: '2026-09-01T00:00:00.000Z',
};

const failing = (error: object): EC2Client =>
  ({ send: () => Promise.reject(Object.assign(new Error('no'), error)) }) as never;

it('reads one price for each zone from an endpoint', async () => {
  const { requestHandler, endpoint, credentials } = createLocalEc2HandlerFactory({
    images: 1,
    region: 'us-east-1',
    start: new Date('2026-09-01T00:00:00Z'),
  })();
  const ec2 = new EC2Client({ requestHandler, endpoint, credentials, region: 'us-east-1' } as never);

  // A first request may take its time, and a clock that jumps would cut it off.
  const clock = { now: () => new Date(QUESTION.from), sleep: () => new Promise<void>(() => {}) };

  const found = await findSpotPrices(QUESTION, testDependencies(ec2, clock as never));

  const prices = 'prices' in found ? found.prices : [];
  expect(prices.length).toBeGreaterThan(2);
  expect(new Set(prices.map(({ zone }) => zone)).size).toBe(prices.length);
  expect(prices.every(({ perHour }) => perHour > 0.01 && perHour < 0.0725)).toBe(true);
});

it.each([
  [{ name: 'UnauthorizedOperation' }, 'ec2:DescribeSpotPriceHistory is not allowed'],
  [{ name: 'InvalidParameterValue' }, 'no'],
  [{ name: 'RequestLimitExceeded' }, 'no'],
])('has the reason in place of prices after %o', async (error, reason) => {
  const found = await findSpotPrices(QUESTION, testDependencies(failing(error), createVirtualClock()));

  expect(found).toMatchObject({ missing: expect.stringContaining(reason) });
});

it('does not hold up a launch for long', async () => {
  const clock = createVirtualClock();
  const silent = { send: () => new Promise(() => {}) } as never;
  const startedAt = clock.now().getTime();

  const found = await findSpotPrices(QUESTION, testDependencies(silent, clock));

  expect(found).toMatchObject({ missing: expect.any(String) });
  expect(clock.now().getTime() - startedAt).toBeLessThan(10_000);
});

it('leaves out what is no price', async () => {
  const item = { InstanceType: 'c7g.large', AvailabilityZone: 'us-east-1a', SpotPrice: '0.03' };
  const broken = [
    { ...item, SpotPrice: 'much' },
    { ...item, AvailabilityZone: undefined },
    { SpotPrice: '1' },
  ];
  const ec2 = { send: async () => ({ SpotPriceHistory: [item, ...broken] }) } as never;

  const found = await findSpotPrices(QUESTION, testDependencies(ec2, createVirtualClock()));

  expect(found).toMatchObject({ prices: [{ perHour: 0.03, zone: 'us-east-1a' }] });
});

it('makes no call for a fleet without spot', async () => {
  const pools = [{ instanceType: 'c7g.large', market: 'on-demand' }] as const;
  const fleet = { region: 'us-east-1', count: 1, ttlMinutes: 60, pools };
  const dependencies = testDependencies(failing({ name: 'UnexpectedCall' }), createVirtualClock());

  const price = await fleetPrice(fleet, undefined, dependencies);

  expect(price).toMatchObject({ perHour: 0.0725, unknown: [] });
});
