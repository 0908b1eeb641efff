import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStage, type Stage } from './testing/schedule.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-09-01T00:00:00Z');

describe('a job on a machine whose clock is wrong', () => {
  let stage: Stage;
  beforeAll(() => {
    stage = createStage();
  });
  afterAll(() => stage.close());

  it.each([
    ['ahead', 2 * HOUR],
    ['behind', -2 * HOUR],
  ])("gives a lease by AWS's time, and counts what the run cost by it (%s)", async (_, aheadMs) => {
    const { failure, events, stored, remaining } = await stage.run(undefined, {}, { aheadMs });

    expect(failure).toBeUndefined();
    expect(remaining).toEqual([]);
    const { intent } = stored[0]!;
    const script = Buffer.from(intent.userData, 'base64').toString();
    expect(Date.parse(intent.expiresAt) - START).toBeGreaterThanOrEqual(45 * 60_000);
    expect(Date.parse(intent.expiresAt) - START).toBeLessThan(50 * 60_000);
    expect(intent.tags['ami-select:expires-at']).toBe(intent.expiresAt);
    expect(script).toContain(`at=${Math.ceil(Date.parse(intent.expiresAt) / 1_000)}`);
    const cost = events.flatMap((event) => (event.type === 'run-priced' ? [event.cost] : []));
    expect(cost[0]?.lines[0]?.seconds).toBeLessThan(600);
  });
});
