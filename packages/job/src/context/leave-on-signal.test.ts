import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { leaveOnSignal } from './leave-on-signal.ts';

const reason = new Error('SIGTERM');

describe('work after a signal', () => {
  it('has some seconds to end by itself', async () => {
    const clock = createVirtualClock();
    const stop = new AbortController();
    const work = leaveOnSignal(
      clock.sleep(4_000).then(() => 'done'),
      stop.signal,
      clock,
    );
    stop.abort(reason);

    expect(await work).toBe('done');
  });

  it.each(['before', 'after'])('is left behind when it hangs, with a signal %s its start', async (when) => {
    const clock = createVirtualClock();
    const stop = new AbortController();
    if (when === 'before') stop.abort(reason);
    const work = leaveOnSignal(new Promise(() => {}), stop.signal, clock);
    stop.abort(reason);

    await expect(work).rejects.toBe(reason);
  });

  it('fails as it does without one', async () => {
    const failing = leaveOnSignal(Promise.reject(reason), new AbortController().signal, createVirtualClock());

    await expect(failing).rejects.toBe(reason);
  });
});
