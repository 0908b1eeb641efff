import { describe, expect, it } from 'vitest';
import { createVirtualClock } from './virtual-clock.ts';

describe('createVirtualClock', () => {
  it('jumps to the next sleeper, earliest first', async () => {
    const clock = createVirtualClock(new Date(0));
    const woken: number[] = [];

    const sleep = async (ms: number): Promise<void> => {
      await clock.sleep(ms);
      woken.push(clock.now().getTime());
    };
    await Promise.all([sleep(3_600_000), sleep(1), sleep(60_000)]);

    expect(woken).toEqual([1, 60_000, 3_600_000]);
  });

  it('wakes sleepers of one moment in the order of their coming', async () => {
    const clock = createVirtualClock();
    const woken: string[] = [];

    await Promise.all(['a', 'b', 'c'].map((name) => clock.sleep(5).then(() => woken.push(name))));

    expect(woken).toEqual(['a', 'b', 'c']);
  });

  it('rejects with the reason of the signal, before and during the sleep', async () => {
    const clock = createVirtualClock();
    const controller = new AbortController();
    const reason = new Error('stop');

    const sleeping = clock.sleep(1_000, controller.signal);
    controller.abort(reason);

    await expect(sleeping).rejects.toBe(reason);
    await expect(clock.sleep(1, controller.signal)).rejects.toBe(reason);
  });

  it('does not move for sleeps in the background, and wakes them on its way', async () => {
    const clock = createVirtualClock(new Date(0));
    const woken: string[] = [];
    const stop = new AbortController();
    void clock.sleep(1, undefined, { background: true }).then(() => woken.push('background'));
    void clock.sleep(9, stop.signal).catch(() => woken.push('aborted'));
    stop.abort();

    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect([clock.now().getTime(), woken]).toEqual([0, ['aborted']]);

    await clock.sleep(2);
    expect([clock.now().getTime(), woken]).toEqual([2, ['aborted', 'background']]);
  });

  it('notifies its listeners when time moves', () => {
    const clock = createVirtualClock(new Date(0));
    const seen: number[] = [];
    clock.onMove(() => seen.push(clock.now().getTime()));

    clock.advance(10);

    expect(seen).toEqual([10]);
  });
});
