import { describe, expect, it } from 'vitest';
import { createSteadyHeap, withSteadyHeap } from './steady-heap.ts';

const STEADY = '--semi-space-growth-factor=1';
const USUAL = '--semi-space-growth-factor=2';

describe('withSteadyHeap', () => {
  it('gives what the work gives, and throws what it throws', async () => {
    await expect(withSteadyHeap(async () => 5)).resolves.toBe(5);
    await expect(withSteadyHeap(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('lasts until the last of the work is over', async () => {
    const flags: string[] = [];
    const within = createSteadyHeap({ execArgv: [], setFlags: (flag) => void flags.push(flag) });
    const [one, two] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];

    const works = [within(() => one.promise), within(() => two.promise)];
    one.reject(new Error('no'));
    await expect(works[0]).rejects.toThrow('no');
    expect(flags).toEqual([STEADY]);
    two.resolve();
    await works[1];

    expect(flags).toEqual([STEADY, USUAL]);
  });

  it.each(['--semi-space-growth-factor=3', '--semi_space_growth_factor=3'])('leaves %s', async (option) => {
    const flags: string[] = [];
    const within = createSteadyHeap({ execArgv: [option], setFlags: (flag) => void flags.push(flag) });

    await expect(within(async () => 5)).resolves.toBe(5);

    expect(flags).toEqual([]);
  });

  it('works where there is no such space', async () => {
    const refuse = (): never => {
      throw new Error('no such flag');
    };

    await expect(createSteadyHeap({ execArgv: [], setFlags: refuse })(async () => 5)).resolves.toBe(5);
  });
});
