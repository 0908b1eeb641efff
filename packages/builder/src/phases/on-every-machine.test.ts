import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { BuilderError } from '../report/errors.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { onEveryMachine, tryEveryMachine } from './on-every-machine.ts';

const machines = ['a', 'b', 'c'].map((name) => fakeMachine(name));

describe('onEveryMachine', () => {
  it('returns the result of every machine', async () => {
    const results = await onEveryMachine('title', machines, async ({ name }) => name.toUpperCase());

    expect([...results]).toEqual([
      ['a', 'A'],
      ['b', 'B'],
      ['c', 'C'],
    ]);
  });

  it('is a barrier: it ends when the slowest machine has ended, also after a failure', async () => {
    const ended: string[] = [];

    const all = onEveryMachine('title', machines, async ({ name }) => {
      if (name === 'a') throw new Error('broken');
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      ended.push(name);
    });

    await expect(all).rejects.toThrow('title: broken [a]');
    expect(ended).toEqual(['b', 'c']);
  });
});

describe('tryEveryMachine', () => {
  it.each([
    ['a time-out', new TransportError('TIMED_OUT', 'slow'), 'TIMED_OUT'],
    ['an aborted command', new TransportError('ABORTED', 'stopped'), 'ABORTED'],
    ['a lost connection', new TransportError('DISCONNECTED', 'lost'), 'MACHINE_FAILED'],
    ['an aborted wait', new DOMException('stopped', 'AbortError'), 'ABORTED'],
    ['a bug', new TypeError('x is not a function'), 'MACHINE_FAILED'],
    ['a thrown string', 'why', 'MACHINE_FAILED'],
    ['an error of the builder', new BuilderError('HASH', 'other bytes'), 'HASH'],
  ])('classifies %s', async (_title, reason, code) => {
    const { failure } = await tryEveryMachine('title', machines.slice(0, 1), () => Promise.reject(reason));

    const message = reason instanceof Error ? reason.message : reason;
    expect(failure).toMatchObject({ code, problems: [{ code, message, machine: 'a' }], cause: reason });
  });

  it('keeps the problems of an error and adds the machine to them', async () => {
    const problems = [
      { code: 'DRIFT' as const, message: 'one', environment: 'app' },
      { code: 'DRIFT' as const, message: 'two', machine: 'other' },
    ];
    const reason = new BuilderError('DRIFT', 'differs', { problems });

    const { failure } = await tryEveryMachine('title', machines.slice(0, 1), () => Promise.reject(reason));

    expect(failure?.problems).toEqual([
      { code: 'DRIFT', message: 'one', environment: 'app', machine: 'a' },
      { code: 'DRIFT', message: 'two', machine: 'other' },
    ]);
  });

  it('returns results beside the failure, whose cause has every reason', async () => {
    const { results, failure } = await tryEveryMachine('title', machines, async ({ name }) => {
      if (name !== 'b') throw new Error(`${name} broke`);
      return name;
    });

    expect([...results]).toEqual([['b', 'b']]);
    expect(failure?.message).toBe('title:\n  - a broke [a]\n  - c broke [c]');
    expect(failure?.cause).toMatchObject({ errors: [{ message: 'a broke' }, { message: 'c broke' }] });
  });
});
