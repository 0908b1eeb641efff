import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from './ports.ts';

describe('systemClock', () => {
  it('goes on where the clock of the machine is set', () => {
    const before = systemClock.now();
    vi.useFakeTimers({ toFake: ['Date'], now: before.getTime() + 7_200_000 });
    onTestFinished(() => void vi.useRealTimers());

    const elapsedMs = systemClock.now().getTime() - before.getTime();

    expect(elapsedMs).toBeGreaterThanOrEqual(0);
    expect(elapsedMs).toBeLessThan(3_600_000);
  });

  it('sleeps longer than a timer of Node may be', async () => {
    const stop = new AbortController();
    const sleeping = systemClock.sleep(2 ** 31, stop.signal).then(() => 'awake');

    await systemClock.sleep(5);
    stop.abort();

    await expect(sleeping).rejects.toThrow('aborted');
  });
});
