import type { Clock } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { Refusal } from './failures.ts';
import { IdleWatch } from './idle.ts';

/** As long as nothing may come. */
const IDLE_MS = 30_000;

/** Sleepers that sleep again do so in between. */
const STEP_MS = 1_000;

describe('IdleWatch', () => {
  it('needs one timer for a thousand pieces', async () => {
    const virtual = createVirtualClock();
    let sleeps = 0;
    const clock: Clock = {
      ...virtual,
      sleep: (...call) => {
        sleeps += 1;
        return virtual.sleep(...call);
      },
    };
    const watch = new IdleWatch({ clock, stop: new AbortController() });

    for (let piece = 0; piece < 1_000; piece += 1) await watch.within(Promise.resolve(piece));
    watch.end();

    expect(sleeps).toBe(1);
  });

  it.each([0, 1, IDLE_MS - 1])(
    'gives up a piece that starts after %i ms when it takes too long',
    async (ms) => {
      const { clock, stop, pass } = watched();
      const watch = new IdleWatch({ clock, stop });
      await watch.within(Promise.resolve());
      await pass(ms);

      const outcome = watch.within(new Promise<never>(() => {})).catch((error: Error) => error.message);
      await pass(IDLE_MS - 1);
      const wasStopped = stop.signal.aborted;
      await pass(IDLE_MS / 3 + STEP_MS);

      expect(wasStopped).toBe(false);
      expect(await outcome).toBe('nothing came for 30 seconds');
      expect(stop.signal.aborted).toBe(true);
    },
  );

  it('gives up what drips', async () => {
    const { clock, stop, pass } = watched();
    const watch = new IdleWatch({ clock, stop });
    let minutes = 0;

    for (; minutes < 60 && !stop.signal.aborted; minutes += 1 / 3) {
      const piece = watch.within(new Promise((resolve) => void clock.sleep(20_000).then(resolve)));
      piece.catch(() => {});
      await pass(20_000);
      watch.took(1_000);
    }

    expect(minutes).toBeGreaterThan(4.9);
    expect(minutes).toBeLessThan(7);
    expect(stop.signal.reason).toEqual(new Refusal('fewer than 64 KiB came in 5 minutes'));
  });

  it('waits for what is slow', async () => {
    const { clock, stop, pass } = watched();
    const watch = new IdleWatch({ clock, stop });

    for (let minutes = 0; minutes < 60; minutes += 1 / 3) {
      const piece = watch.within(new Promise((resolve) => void clock.sleep(20_000).then(resolve)));
      await pass(20_000);
      await piece;
      watch.took(5_000);
    }

    expect(stop.signal.aborted).toBe(false);
    watch.end();
  });

  it('counts no time of who reads the pieces', async () => {
    const { clock, stop, pass } = watched();
    const watch = new IdleWatch({ clock, stop });

    await watch.within(Promise.resolve());
    await pass(10 * IDLE_MS);

    await expect(watch.within(Promise.resolve('late'))).resolves.toBe('late');
    expect(stop.signal.aborted).toBe(false);
    watch.end();
  });
});

function watched(): {
  readonly clock: Clock;
  readonly stop: AbortController;
  readonly pass: (ms: number) => Promise<void>;
} {
  const clock = createVirtualClock();
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= STEP_MS) {
      clock.advance(Math.min(left, STEP_MS));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { clock, stop: new AbortController(), pass };
}
