import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { recorder } from '../testing/recorder.ts';
import { PhaseClock } from './phase-clock.ts';

function setUp() {
  const clock = createVirtualClock();
  const { events, report } = recorder();
  return { clock, events, phases: new PhaseClock(clock, report) };
}

describe('PhaseClock', () => {
  it('reports and times each phase', async () => {
    const { clock, events, phases } = setUp();

    const result = await phases.run('fetch', async () => {
      clock.advance(1_500);
      return 7;
    });

    expect(result).toBe(7);
    expect(events).toEqual([
      { type: 'phase-started', phase: 'fetch' },
      { type: 'phase-ended', phase: 'fetch', seconds: 1.5, failed: false },
    ]);
    expect(phases.timings).toEqual({ fetch: 1.5 });
  });

  it('reports and times a phase that throws, and throws on', async () => {
    const { events, phases } = setUp();

    await expect(phases.run('install', () => Promise.reject(new Error('why')))).rejects.toThrow('why');

    expect(events.at(-1)).toMatchObject({ type: 'phase-ended', failed: true });
    expect(phases.timings).toEqual({ install: 0 });
  });

  it.each([
    [{ failure: new Error('why') }, true],
    [{ failure: undefined }, false],
  ])('looks for the failure in the result %j', async (result, failed) => {
    const { events, phases } = setUp();

    await phases.run('steps', async () => result, { failureOf: ({ failure }) => failure });

    expect(events.at(-1)).toMatchObject({ failed });
  });

  it('runs a phase that is not needed without a report', async () => {
    const { events, phases } = setUp();

    expect(await phases.run('resolve', async () => 7, { isNeeded: false })).toBe(7);

    expect([events, phases.timings]).toEqual([[], {}]);
  });
});
