import { expect, it } from 'vitest';
import type { UsedMachine } from '../fleet/used-machine.ts';
import { describeRunCost } from './describe-price.ts';
import { costOfRun, type RunToPrice } from './run-cost.ts';
import type { SpotPrice, SpotPrices } from './spot-prices.ts';

const NONE: SpotPrices = { missing: 'ec2:DescribeSpotPriceHistory is not allowed' };
const LIST = 'list price of us-east-1, recorded 2026-07-20';

/** Minutes after four o'clock. */
const at = (minutes: number): string =>
  new Date(Date.parse('2026-11-29T04:00:00Z') + minutes * 60_000).toISOString();

function used(instanceId: string, change: Partial<UsedMachine> = {}): UsedMachine {
  const facts = { instanceType: 'c7g.large', market: 'on-demand', zone: 'us-east-1a' } as const;
  return { instanceId, ...facts, launchedAt: at(0), endedAt: at(30), ...change };
}

function cost(machines: readonly UsedMachine[], spot = NONE, change: Partial<RunToPrice> = {}) {
  return costOfRun({ region: 'us-east-1', machines, unseen: [], now: at(60), ...change }, spot);
}

function history(...prices: readonly (readonly [minutes: number, perHour: number])[]): SpotPrices {
  const toPrice = ([minutes, perHour]: (typeof prices)[number]): SpotPrice => {
    return { instanceType: 'c7g.large', zone: 'us-east-1a', perHour, since: at(minutes) };
  };
  return { prices: prices.map(toPrice), askedAt: at(60) };
}

it('adds up machines by type, market and zone, each from its launch to its end', () => {
  const machines = [
    used('i-1'),
    used('i-2', { endedAt: at(15) }),
    used('i-3', { instanceType: 't4g.small', zone: 'us-east-1b', endedAt: at(60) }),
  ];

  const found = cost(machines);

  expect(found).toMatchObject({ complete: true, basis: [LIST], running: [], unseen: [] });
  expect(found.lines).toEqual([
    expect.objectContaining({ instanceType: 'c7g.large', machines: 2, seconds: 2_700, zone: 'us-east-1a' }),
    expect.objectContaining({ instanceType: 't4g.small', machines: 1, seconds: 3_600, zone: 'us-east-1b' }),
  ]);
  expect(found.dollars).toBeCloseTo(0.0725 * 0.75 + 0.0168, 6);
  expect(describeRunCost(found)).toBe(
    `The run cost $0.072: 2 × c7g.large on-demand in us-east-1a for 45m in all $0.055, 1 × t4g.small on-demand in us-east-1b for 1h $0.017 (${LIST}; instances only: without volumes, traffic, public IPv4 addresses and software).`,
  );
});

it('counts machines that were replaced, unless they never ran', () => {
  const lost = used('i-lost', { endedAt: at(2) });
  const dead = used('i-dead', { endedAt: at(2), unbilled: 'never-ran' });

  const found = cost([lost, dead, used('i-new', { launchedAt: at(2), endedAt: at(32) })]);

  expect(found.dollars).toBeCloseTo((0.0725 * 32) / 60, 6);
});

it.each<[string, Partial<UsedMachine>, number]>([
  ['a minute at least', { endedAt: at(0.1) }, 60],
  ['a minute also for a clock that lags behind', { endedAt: at(-1) }, 60],
  ['by the second after it', { endedAt: at(1.01) }, 61],
  ['until now while it runs', { endedAt: undefined }, 3_600],
  ['nothing when EC2 takes it back in its first hour', { market: 'spot', unbilled: 'first-hour' }, 0],
  ['all when EC2 takes it back later', { market: 'spot', endedAt: at(60), unbilled: 'first-hour' }, 3_600],
])('bills %s', (_what, change, seconds) => {
  const [line] = cost([used('i-1', change)], history([-10, 0.03])).lines;

  expect(line).toMatchObject({ seconds });
  expect(line?.dollars).toBeCloseTo(((change.market === 'spot' ? 0.03 : 0.0725) * seconds) / 3_600, 8);
});

it('follows the spot price of its zone while it changes', () => {
  const spot = used('i-1', { market: 'spot', launchedAt: at(0), endedAt: at(60) });

  const found = cost([spot], history([45, 0.06], [-300, 0.02], [30, 0.04]));

  expect(found.dollars).toBeCloseTo(0.5 * 0.02 + 0.25 * 0.04 + 0.25 * 0.06, 8);
  expect(found).toMatchObject({ complete: true, basis: ['spot price history'] });
});

it('has the fallback to on-demand beside spot', () => {
  const found = cost([used('i-1', { market: 'spot' }), used('i-2')], history([-10, 0.03]));

  expect(found.lines.map(({ market, machines }) => [market, machines])).toEqual([
    ['spot', 1],
    ['on-demand', 1],
  ]);
  expect(found.dollars).toBeCloseTo((0.03 + 0.0725) / 2, 8);
});

it.each<[string, Partial<UsedMachine>, SpotPrices, Partial<RunToPrice>, string]>([
  ['without the permission', { market: 'spot' }, NONE, {}, 'ec2:DescribeSpotPriceHistory is not allowed'],
  ['without any history', { market: 'spot' }, history(), {}, 'no spot prices of c7g.large in us-east-1a'],
  ['of a later history', { market: 'spot' }, history([10, 0.03]), {}, 'at its launch is not known'],
  ['in other regions', {}, NONE, { region: 'eu-west-1' }, 'no list price of eu-west-1 is recorded'],
  ['of other systems', { platform: 'Windows' }, NONE, {}, 'this is Windows'],
  ['of one tenant', { tenancy: 'dedicated' }, NONE, {}, 'this is dedicated'],
])('does not guess the price %s', (_what, change, spot, place, reason) => {
  const found = cost([used('i-1', change), used('i-2', { ...change, endedAt: at(60) })], spot, place);

  expect(found).toMatchObject({ dollars: 0, complete: false, lines: [{ machines: 2, seconds: 5_400 }] });
  expect(describeRunCost(found)).toMatch(/^The run cost at least \$0\.00 .*Not known: 2 × c7g\.large/);
  expect(describeRunCost(found)).toContain(reason);
});

it('says what still runs and what EC2 does not show', () => {
  const found = cost([used('i-1', { endedAt: undefined })], NONE, { unseen: ['i-2'] });

  expect(found).toMatchObject({ complete: false, running: ['i-1'], unseen: ['i-2'] });
  expect(describeRunCost(found)).toContain(
    'Not known: EC2 does not show i-2; i-1 may still run, and is counted until now.',
  );
});

it.each<[string, readonly string[], string]>([
  ['at most', [], 'at most'],
  ['about, where machines are missing as well', ['i-2'], 'about'],
])('says %s what a machine cost whose end has no date', (_what, unseen, bound) => {
  const found = cost([used('i-1', { endedAt: at(60), isUndated: true })], NONE, { unseen });

  expect(found).toMatchObject({ undated: ['i-1'] });
  expect(describeRunCost(found)).toContain(`The run cost ${bound} $0.073: 1 × c7g.large`);
  expect(describeRunCost(found)).toContain('when i-1 ended, counted until that was seen.');
});
