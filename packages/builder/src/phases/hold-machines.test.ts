import { createVirtualClock, type VirtualClock } from '@ami-select/core/testing';
import { type ExecOptions, type Transport, TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { type HeldMachines, holdMachines } from './hold-machines.ts';

const MINUTE = 60_000;

interface Wire {
  readonly held: HeldMachines;
  readonly clock: VirtualClock;
  /** Ends the present hold: its connection was lost, or what holds it there ended. */
  readonly lose: (end?: 'ended' | Error) => Promise<void>;
  readonly holds: () => number;
  readonly comeBack: () => void;
  readonly stop: AbortController;
}

/** A machine that answers each hold in turn with these words, after `later` once it comes back; then `held`. */
function wire(answers: readonly string[] = []): Wire {
  const [words, clock, stop] = [[...answers], createVirtualClock(), new AbortController()];
  let holds = 0;
  const later = Promise.withResolvers<void>();
  let end: (how: 'ended' | Error) => void = () => undefined;
  const exec = async (script: string, { onStdout, reply, signal }: ExecOptions = {}) => {
    if (script === ':') return { exitCode: 0, signal: null, stdout: '', stderr: '' };
    holds += 1;
    if (words[0] === 'later') {
      words.shift();
      await later.promise;
    }
    const stdout = words.shift() ?? 'held\n';
    const done = { exitCode: 0, signal: null, stdout, stderr: '' };
    onStdout?.(stdout);
    if (stdout !== 'held\n') return done;
    const { promise, resolve, reject } = Promise.withResolvers<typeof done>();
    end = (how) => (how === 'ended' ? resolve(done) : reject(how));
    signal?.addEventListener('abort', () => reject(new TransportError('ABORTED', 'stopped')));
    void reply?.then(() => resolve(done));
    return promise;
  };
  const transport: Transport = { ...fakeMachine('host-1').transport, exec };
  const options = { ...recorder(), clock, startedAt: '2026-01-01T00:00:00.000Z', signal: stop.signal };
  const lose: Wire['lose'] = async (how = new TransportError('DISCONNECTED', 'host-1: lost')) => {
    end(how);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    held: holdMachines([{ name: 'host-1', transport }], options),
    clock,
    lose,
    holds: () => holds,
    comeBack: later.resolve,
    stop,
  };
}

describe('holdMachines', () => {
  it('holds a machine again however often its connection is lost in a long build', async () => {
    const { held, clock, lose, holds } = wire();
    await held.take();

    for (let loss = 0; loss < 20; loss += 1) {
      clock.advance(10 * MINUTE);
      await lose();
    }

    expect(held.assertHeld).not.toThrow();
    expect(holds()).toBe(21);
    await held.release();
  });

  it.each([
    ['connections', undefined, 'nothing holds it for this build any more: host-1: lost'],
    ['processes that hold it', 'ended', 'what holds it there ended again and again'],
  ] as const)(
    'says that it is not held any more when six %s in a row are lost within a minute each',
    async (_what, how, why) => {
      const { held, clock, lose } = wire();
      await held.take();
      clock.advance(MINUTE);
      await lose(how);

      for (let loss = 1; loss <= 5; loss += 1) await lose(how);
      expect(held.assertHeld).not.toThrow();
      await lose(how);

      expect(held.assertHeld).toThrow(
        expect.objectContaining({
          code: 'MACHINE_FAILED',
          message: expect.stringContaining(why),
          problems: [expect.objectContaining({ machine: 'host-1' })],
        }),
      );
      expect(() => held.assertHeld('host-1')).toThrow(why);
      expect(() => held.assertHeld('host-2')).not.toThrow();
      await held.release();
    },
  );

  it('waits at the end for a machine that is being held again, and says so when another build got it', async () => {
    const { held, lose, comeBack } = wire(['held\n', 'later', 'busy 2026-01-02T00:00:00.000Z 7\n']);
    await held.take();
    await held.confirm();

    await lose();
    expect(held.assertHeld).not.toThrow();
    const confirmed = held.confirm();
    comeBack();

    await expect(confirmed).rejects.toThrow('another build, the one that started at');
    expect(held.assertHeld).toThrow('another build, the one that started at');
    await held.release();
  });

  it('says so at once when the machine does not come back', async () => {
    const { held, lose } = wire();
    await held.take();

    await lose(new TransportError('UNREACHABLE', 'host-1: nobody answers'));

    expect(held.assertHeld).toThrow('nothing holds it for this build any more: host-1: nobody answers');
    await held.release();
  });

  it.each([
    ['nothing can lock it any more', 'free\n', 'nothing there can lock it any more'],
    ['another build has it', 'busy 2026-01-02T00:00:00.000Z 7\n', 'another build, the one that started at'],
  ])('says so when %s after a loss', async (_what, answer, why) => {
    const { held, lose } = wire(['held\n', answer]);
    await held.take();

    await lose();

    expect(held.assertHeld).toThrow(`it was lost: ${why}`);
    await held.release();
  });

  it('leaves the error of a build that was stopped as it is', async () => {
    const { held, lose, stop } = wire();
    await held.take();
    const aborted = new TransportError('ABORTED', 'stopped');

    stop.abort();
    await lose(aborted);

    expect(held.assertHeld).toThrow(aborted);
    await held.release();
  });
});
