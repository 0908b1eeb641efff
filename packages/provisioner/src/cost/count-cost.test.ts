import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import type { UsedMachine } from '../fleet/used-machine.ts';
import { testDependencies } from '../testing/fixtures.ts';
import { countCost } from './count-cost.ts';

const clock = createVirtualClock();
const LAUNCHED_AT = clock.now().toISOString();
const machine = (instanceId: string, change: Partial<UsedMachine> = {}): UsedMachine => {
  const facts = { instanceType: 'c7g.large', market: 'spot', zone: 'us-east-1a' } as const;
  return { instanceId, ...facts, launchedAt: LAUNCHED_AT, endedAt: LAUNCHED_AT, ...change };
};
const created = (...ids: readonly string[]) => ids.map((id) => ({ kind: 'instance' as const, id }));

/** An EC2 with one zone's history; counts its calls. */
function start(signal?: AbortSignal) {
  const inputs: unknown[] = [];
  const send = async ({ input }: { readonly input: unknown }): Promise<object> => {
    inputs.push(input);
    const price = { InstanceType: 'c7g.large', AvailabilityZone: 'us-east-1a', SpotPrice: '0.03' };
    return { SpotPriceHistory: [{ ...price, Timestamp: new Date(Date.parse(LAUNCHED_AT) - 1_000) }] };
  };
  return { inputs, dependencies: { ...testDependencies({ send } as never, clock), signal } };
}

it('asks for the history since the first launch of a spot machine, once', async () => {
  const { inputs, dependencies } = start();
  const later = new Date(Date.parse(LAUNCHED_AT) + 60_000).toISOString();
  const machines = [machine('i-1', { launchedAt: later, endedAt: later }), machine('i-2')];

  const cost = await countCost(
    { machines, created: created('i-1', 'i-2', 'i-3') },
    'us-east-1',
    dependencies,
  );

  expect(inputs).toEqual([
    expect.objectContaining({ InstanceTypes: ['c7g.large'], StartTime: new Date(LAUNCHED_AT) }),
  ]);
  expect(cost.dollars).toBeCloseTo((2 * 0.03) / 60, 8);
  expect(cost).toMatchObject({ complete: false, unseen: ['i-3'] });
});

it('makes no call for on-demand machines', async () => {
  const { inputs, dependencies } = start();

  const cost = await countCost(
    { machines: [machine('i-1', { market: 'on-demand' })], created: created('i-1') },
    'us-east-1',
    dependencies,
  );

  expect(inputs).toEqual([]);
  expect(cost).toMatchObject({ complete: true, dollars: 0.0725 / 60 });
});

it('asks nothing in a hurry, and says so', async () => {
  const { inputs, dependencies } = start(AbortSignal.abort(new Error('SIGINT')));

  const cost = await countCost(
    { machines: [machine('i-1')], created: created('i-1') },
    'us-east-1',
    dependencies,
  );

  expect(inputs).toEqual([]);
  expect(cost.lines).toMatchObject([{ unknown: expect.stringContaining('the run was cancelled') }]);
});

it('knows no price of a zone that the history lacks', async () => {
  const { dependencies } = start();

  const cost = await countCost(
    { machines: [machine('i-1', { zone: 'us-east-1b' })], created: created('i-1') },
    'us-east-1',
    dependencies,
  );

  expect(cost).toMatchObject({ complete: false, dollars: 0 });
});

it('has nothing to count where EC2 showed nothing', async () => {
  const { dependencies } = start();

  expect(await countCost({ created: created('i-1') }, 'us-east-1', dependencies)).toMatchObject({
    dollars: 0,
    complete: false,
    unseen: ['i-1'],
  });
});
