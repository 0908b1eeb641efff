import { StalledError } from '@ami-select/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Signal } from './environment.ts';
import { InterruptedError } from './errors.ts';
import { listenForInterrupts } from './interrupts.ts';

function arrange() {
  let time = 0;
  const printed: string[] = [];
  const exits: number[] = [];
  const stopped: unknown[] = [];
  const listeners = new Set<(signal: Signal) => void>();
  const crashListeners = new Set<(error: unknown) => void>();
  const interrupts = listenForInterrupts({
    environment: {
      onSignal: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onCrash: (listener) => {
        crashListeners.add(listener);
        return () => crashListeners.delete(listener);
      },
      exit: (status) => exits.push(status),
    },
    onStop: (...what) => stopped.push(what),
    print: (text) => printed.push(text),
    firstWords: 'terminating everything',
    now: () => time,
  });
  const raise = (signal: Signal): void => {
    for (const listener of listeners) listener(signal);
  };
  const crash = (error: unknown): void => {
    for (const listener of crashListeners) listener(error);
  };
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { interrupts, printed, exits, stopped, listeners, crashListeners, raise, crash, pass };
}

describe('listenForInterrupts', () => {
  it('aborts on the first signal and reports it', () => {
    const { interrupts, printed, exits, raise } = arrange();

    raise('SIGTERM');

    expect(interrupts.signal.reason).toBeInstanceOf(InterruptedError);
    expect(printed).toEqual(['SIGTERM received: terminating everything']);
    expect(exits).toEqual([]);
  });

  it('lists on the second signal what remains before it ends the process', () => {
    const { interrupts, printed, exits, raise, pass } = arrange();
    interrupts.describeRemaining(() => ['remaining: i-1', 'remove it: ami-select terminate f-1']);

    raise('SIGINT');
    pass(2_000);
    raise('SIGINT');

    expect(printed.slice(1, 3)).toEqual(['remaining: i-1', 'remove it: ami-select terminate f-1']);
    expect(exits).toEqual([31]);
  });

  it('ends with the status of the signal when nothing was launched', () => {
    const { exits, raise, pass } = arrange();

    raise('SIGINT');
    pass(2_000);
    raise('SIGTERM');

    expect(exits).toEqual([143]);
  });

  it('lets the command write its document on the second signal', () => {
    const { interrupts, stopped, raise, pass } = arrange();
    interrupts.describeRemaining(() => ['remaining: i-1']);

    raise('SIGTERM');
    pass(2_000);
    raise('SIGINT');

    expect(stopped).toEqual([[expect.objectContaining({ code: 'REMAINING_UNKNOWN' }), ['remaining: i-1']]]);
  });

  it('takes the echo of one Ctrl-C through a package runner for one', () => {
    const { exits, printed, raise, pass } = arrange();

    raise('SIGINT');
    pass(20);
    raise('SIGINT');

    expect(exits).toEqual([]);
    expect(printed).toHaveLength(1);
  });

  it('leaves signals alone once closed', () => {
    const { interrupts, listeners } = arrange();

    interrupts.close();

    expect(listeners.size).toBe(0);
  });

  it('aborts with an error that nobody caught, and prints where it comes from', () => {
    const { interrupts, printed, exits, crash } = arrange();
    const error = new TypeError('broken');

    crash(error);
    interrupts.close();

    expect(interrupts.signal.reason).toBe(error);
    expect(printed).toEqual([error.stack, 'a fault of the program: terminating everything']);
    expect(exits).toEqual([]);
  });

  it('goes on with its clean-up after further errors, and prints the first of them', () => {
    const { interrupts, printed, exits, crash } = arrange();
    interrupts.describeRemaining(() => ['remaining: i-1']);
    crash(new Error('one'));

    for (let count = 2; count < 100; count += 1) crash(new Error(`again ${count}`));
    interrupts.close();

    expect(exits).toEqual([]);
    expect(printed.slice(2, 4)).toEqual([
      'a further fault of the program: again 2',
      'a further fault of the program: again 3',
    ]);
    expect(printed.length).toBeLessThan(20);
  });

  it.each<[string, unknown]>([
    ['no error', Object.create(null)],
    [
      'an error whose stack throws',
      Object.defineProperty(new Error('x'), 'stack', {
        get: () => {
          throw new Error('nested');
        },
      }),
    ],
  ])('aborts with %s that nobody caught', (_what, thrown) => {
    const { interrupts, printed, crash } = arrange();

    crash(thrown);
    interrupts.close();

    expect(interrupts.signal.reason).toBeInstanceOf(Error);
    expect(printed.at(-1)).toBe('a fault of the program: terminating everything');
  });

  it('aborts where the error cannot be printed at all', () => {
    const { interrupts, printed, crash } = arrange();
    vi.spyOn(printed, 'push').mockImplementation(() => {
      throw new Error('unwritable');
    });

    crash(new Error('broken'));
    interrupts.close();

    expect(interrupts.signal.aborted).toBe(true);
  });

  it('takes the first signal after an error that nobody caught for the first', () => {
    const { interrupts, printed, exits, raise, crash, pass } = arrange();
    interrupts.describeRemaining(() => ['remaining: i-1']);
    crash(new Error('one'));
    pass(2_000);

    raise('SIGINT');
    pass(20);
    raise('SIGINT');

    expect(exits).toEqual([]);
    expect(printed.at(-1)).toBe('SIGINT received: terminating everything');
    expect(interrupts.signal.reason).toEqual(new Error('one'));
    pass(2_000);
    raise('SIGINT');
    interrupts.close();
    expect(exits).toEqual([31]);
  });

  it('ends at once where nothing is left that could continue the clean-up', () => {
    const { interrupts, exits, raise, crash } = arrange();
    interrupts.describeRemaining(() => ['remaining: i-1']);

    raise('SIGINT');
    crash(new StalledError());
    interrupts.close();

    expect(exits).toEqual([31]);
  });

  describe('with a clean-up that does not end', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
    afterEach(() => void vi.useRealTimers());

    it.each([
      { remaining: ['remaining: i-1'], status: 31 },
      { remaining: [], status: 1 },
    ])('ends with $status ten minutes after a crash', ({ remaining, status }) => {
      const { interrupts, printed, exits, stopped, crash, crashListeners } = arrange();
      interrupts.describeRemaining(() => remaining);

      crash(new Error('one'));
      vi.advanceTimersByTime(10 * 60_000);
      interrupts.close();

      expect(printed.slice(3, -1)).toEqual(remaining);
      expect(stopped).toEqual([[expect.any(Error), remaining]]);
      expect(exits).toEqual([status]);
      expect(crashListeners.size).toBe(0);
    });
  });
});
