import { describe, expect, it } from 'vitest';
import { systemClock } from './ports.ts';

describe('systemClock', () => {
  it('sleeps longer than a timer of Node may be', async () => {
    const stop = new AbortController();
    const sleeping = systemClock.sleep(2 ** 31, stop.signal).then(() => 'awake');

    await systemClock.sleep(5);
    stop.abort();

    await expect(sleeping).rejects.toThrow('aborted');
  });
});
