import { describe, expect, it } from 'vitest';
import type { Signal } from './environment.ts';
import { InterruptedError } from './errors.ts';
import { listenForInterrupts } from './interrupts.ts';

function arrange() {
  let time = 0;
  const printed: string[] = [];
  const exits: number[] = [];
  const stopped: unknown[] = [];
  const listeners = new Set<(signal: Signal) => void>();
  const interrupts = listenForInterrupts({
    environment: {
      onSignal: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
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
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { interrupts, printed, exits, stopped, listeners, raise, pass };
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
    expect(exits).toEqual([130]);
  });

  it('lets the command write its document on the second signal', () => {
    const { interrupts, stopped, raise, pass } = arrange();
    interrupts.describeRemaining(() => ['remaining: i-1']);

    raise('SIGTERM');
    pass(2_000);
    raise('SIGINT');

    expect(stopped).toEqual([[expect.any(InterruptedError), ['remaining: i-1']]]);
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
});
