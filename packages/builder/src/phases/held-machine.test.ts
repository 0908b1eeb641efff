import { createVirtualClock } from '@ami-select/core/testing';
import { type ExecOptions, type ExecResult, type Transport, TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { holdMachines } from './hold-machines.ts';

const DONE: ExecResult = { exitCode: 0, signal: null, stdout: '', stderr: '' };

/** A machine that answers each hold with the next of these; `ran` has all other scripts, which end by `result`. */
function wire(
  answers: readonly (string | Promise<string>)[],
  result: Promise<ExecResult> = Promise.resolve(DONE),
) {
  const [words, ran] = [[...answers], new Map<string, ExecOptions>()];
  let endHolder: (loss?: Error) => void = () => undefined;
  const exec = async (script: string, options: ExecOptions = {}): Promise<ExecResult> => {
    if (options.beats === undefined) {
      ran.set(script, options);
      const { promise, reject } = Promise.withResolvers<never>();
      options.signal?.addEventListener('abort', () => reject(new TransportError('ABORTED', 'stopped')));
      return Promise.race([result, promise]);
    }
    const stdout = (await words.shift()) ?? 'held\n';
    options.onStdout?.(stdout);
    if (stdout !== 'held\n') return { ...DONE, stdout };
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    endHolder = (loss) => (loss === undefined ? resolve() : reject(loss));
    await Promise.race([promise, options.reply]);
    return { ...DONE, stdout };
  };
  const transport: Transport = { ...fakeMachine('host-1').transport, exec };
  const stop = new AbortController();
  const held = holdMachines([{ name: 'host-1', transport }], {
    ...recorder(),
    signal: stop.signal,
    clock: createVirtualClock(),
    startedAt: '2026-01-01T00:00:00.000Z',
  });
  return { held, ran, machine: held.machines[0]!, stop, endHolder: (loss?: Error) => endHolder(loss) };
}

const BUSY = 'busy 2026-01-02T00:00:00.000Z 7\n';
const TAKEN =
  'it was lost: another build, the one that started at 2026-01-02T00:00:00.000Z, took the machine, and this build ran, wrote and read nothing there since then; expected its end, or `kill 7` there if nobody waits for it, and then this build again';

describe('the machines of a build', () => {
  it('run what only reads until they are held, and then only what finds them held', async () => {
    const { held, ran, machine } = wire([]);
    await machine.transport.exec('probe');
    await held.take();

    await machine.transport.exec('deliver');

    expect(ran.get('probe')?.before).toBeUndefined();
    expect(ran.get('deliver')?.before).toContain('.ami-select/build.lock');
    await held.release();
  });

  it('start nothing while they are being held again', async () => {
    const later = Promise.withResolvers<string>();
    const { held, ran, machine, endHolder } = wire(['held\n', later.promise]);
    await held.take();
    endHolder();
    await tick();

    const step = machine.transport.exec('step');
    await tick();
    expect(ran.has('step')).toBe(false);
    later.resolve('held\n');

    await expect(step).resolves.toEqual(DONE);
    await held.release();
  });

  it('stop what runs once another build has them, and start nothing any more', async () => {
    const { held, ran, machine, endHolder } = wire(['held\n', BUSY], new Promise(() => undefined));
    await held.take();
    const step = machine.transport.exec('step');
    await tick();

    endHolder();

    await expect(step).rejects.toThrow(TAKEN);
    await expect(machine.transport.exec('collect')).rejects.toThrow(TAKEN);
    await expect(machine.transport.putTree([], '.')).rejects.toThrow(TAKEN);
    await expect(held.confirm()).rejects.toThrow(TAKEN);
    expect(ran.has('collect')).toBe(false);
    await held.release();
  });

  it('give no result of work during which another build got them', async () => {
    const result = Promise.withResolvers<ExecResult>();
    const { held, machine, endHolder } = wire(['held\n', 'gone \n'], result.promise);
    await held.take();
    const step = machine.transport.exec('step');
    await tick();

    endHolder();
    result.resolve(DONE);

    await expect(step).rejects.toThrow(
      'another build took the machine, or ~/.ami-select/build.lock was deleted',
    );
    await held.release();
  });

  it('are lost once a command finds the lock of another build, or none', async () => {
    const fenced = Promise.withResolvers<ExecResult>();
    const { held, ran, machine } = wire([], fenced.promise);
    await held.take();
    const step = machine.transport.exec('step');
    await tick();

    const token = /_AMI_SELECT_HOLD=(\S+)/.exec(ran.get('step')?.before ?? '')?.[1];
    fenced.resolve({
      ...DONE,
      exitCode: 75,
      stderr: `not started: ~/.ami-select/build.lock is not that of build ${token}\n`,
    });

    await expect(step).rejects.toThrow('~/.ami-select/build.lock there is not that of this build any more');
    expect(held.assertHeld).toThrow('any more');
    await held.release();
  });

  it('end with a build that is stopped while a lost connection is opened again', async () => {
    const { held, ran, machine, stop, endHolder } = wire(['held\n'], new Promise(() => undefined));
    await held.take();
    const step = machine.transport.exec('step', { signal: stop.signal });
    await tick();
    endHolder(new TransportError('DISCONNECTED', 'host-1: lost'));
    await tick();
    expect(ran.has(':')).toBe(true);

    stop.abort();

    await expect(step).rejects.toMatchObject({ code: 'ABORTED' });
    await held.release();
  });
});

function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
