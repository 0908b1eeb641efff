import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JobEvent } from './context/events.ts';
import { createStage, type Stage } from './testing/schedule.ts';

let stage: Stage;
beforeAll(() => {
  stage = createStage();
});
afterAll(() => stage.close());

function find<Type extends JobEvent['type']>(events: readonly JobEvent[], type: Type) {
  return events.find((event): event is Extract<JobEvent, { type: Type }> => event.type === type);
}

it('knows the price of its fleet before the launch, and the cost after the end', async () => {
  const { events } = await stage.run();

  const types = events.map(({ type }) => type);
  expect(types.indexOf('fleet-priced')).toBeLessThan(types.indexOf('hosts-ready'));
  const basis = ['list price of us-east-1, recorded 2026-07-20'];
  expect(find(events, 'fleet-priced')?.price).toMatchObject({ perHour: 2 * 0.0208, basis, unknown: [] });
  const cost = find(events, 'run-priced')?.cost;
  expect(cost).toMatchObject({ complete: true, basis, running: [], unseen: [] });
  const seconds = cost?.lines.reduce((sum, line) => sum + line.seconds, 0) ?? 0;
  expect(cost?.lines.reduce((sum, { machines }) => sum + machines, 0)).toBe(2);
  expect(seconds).toBeGreaterThanOrEqual(2 * 60);
  expect(cost?.dollars).toBeCloseTo((0.0208 * seconds) / 3_600, 8);
});

it('takes both from the history of a spot fleet, below the list price', async () => {
  const { events } = await stage.run(undefined, { market: 'spot' });

  const price = find(events, 'fleet-priced')?.price;
  expect(price?.basis).toEqual([expect.stringMatching(/^spot prices of 2026-09-01T/)]);
  expect(price?.perHour).toBeLessThan(2 * 0.0208);
  const cost = find(events, 'run-priced')?.cost;
  expect(cost).toMatchObject({ complete: true, basis: ['spot price history'] });
  const hours = (cost?.lines.reduce((sum, line) => sum + line.seconds, 0) ?? 0) / 3_600;
  expect(cost?.dollars).toBeGreaterThan(0);
  // The dearest zone before, that of the machines after.
  expect(cost?.dollars).toBeLessThanOrEqual(((price?.perHour ?? 0) / 2) * hours + 1e-9);
});

it('knows what its machines are before it builds', async () => {
  const { events } = await stage.run();

  expect(find(events, 'hosts-ready')?.hosts).toMatchObject([
    {
      instanceType: 't3.small',
      market: 'on-demand',
      zone: expect.stringMatching(/^us-east-1[a-f]$/),
      launchedAt: expect.stringMatching(/^2026-09-01T/),
    },
    { instanceType: 't3.small' },
  ]);
});
