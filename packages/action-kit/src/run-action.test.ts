import { EventEmitter } from 'node:events';
import { CodedError, type CodedErrorOptions } from '@ami-select/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActionError } from './errors.ts';
import { runAction } from './run-action.ts';
import { createFakeCore } from './testing/index.ts';

const createProcess = () =>
  Object.assign(new EventEmitter(), {
    env: {} as Record<string, string>,
    stdout: new EventEmitter(),
    exit: vi.fn<(status: number) => void>(),
  });

class NoImage extends CodedError<'NO_IMAGE'> {
  constructor(message: string, options: CodedErrorOptions = {}) {
    super('NO_IMAGE', 'no-image', message, options);
  }
}

describe('runAction', () => {
  it('resolves with 0 when the action ends well', async () => {
    const core = createFakeCore();

    const status = await runAction(async ({ logger }) => logger.info('done'), {
      process: createProcess(),
      core,
    });

    expect(status).toBe(0);
    expect(core.log).toEqual(['done']);
  });

  it('reports message and hint of a known error, keeps the stack for debug, and maps its exit class', async () => {
    const core = createFakeCore();
    const error = new NoImage('no image', { cause: new Error('deeper'), hint: 'look again' });

    const status = await runAction(async () => Promise.reject(error), {
      process: createProcess(),
      core,
    });

    expect(status).toBe(3);
    expect(core.log[0]).toBe('error: no image\nHint: look again');
    expect(core.log[1]).toMatch(/^debug: Error: no image[\s\S]*Caused by: Error: deeper/);
  });

  it('lists the problems that the message does not', async () => {
    const core = createFakeCore();
    const problems = [{ message: 'printed' }, { field: 'count', message: 'not given' }];

    await runAction(async () => Promise.reject(new NoImage('2 problems, one is printed', { problems })), {
      process: createProcess(),
      core,
    });

    expect(core.log[0]).toBe('error: 2 problems, one is printed\n  - count: not given');
  });

  it('shows the stack of an unknown error', async () => {
    const core = createFakeCore();

    const status = await runAction(async () => Promise.reject(new TypeError('x is undefined')), {
      process: createProcess(),
      core,
    });

    expect(status).toBe(1);
    expect(core.log[0]).toMatch(/^error: TypeError: x is undefined\n\s+at /);
  });

  it.each(['SIGINT', 'SIGTERM'])('aborts the signal with CANCELLED on %s', async (name) => {
    const core = createFakeCore();
    const process = createProcess();

    const status = await runAction(
      async ({ signal }) => {
        process.emit(name, name);
        signal.throwIfAborted();
      },
      { process, core },
    );

    expect(status).toBe(130);
    expect(core.log[0]).toBe(`error: cancelled by ${name}`);
  });

  describe('on a second signal', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['performance'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it.each([
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ])('that is %s ends the process at once with %i, and says what remains', async (name, status) => {
      const core = createFakeCore();
      const process = createProcess();

      await runAction(
        async ({ describeRemaining }) => {
          describeRemaining(() => ['remaining of fleet-1: i-1', 'remove it with: ami-select terminate']);
          process.emit('SIGINT', 'SIGINT');
          vi.advanceTimersByTime(7_500);
          process.emit(name, name);
        },
        { process, core },
      );

      expect(process.exit.mock.calls).toEqual([[status]]);
      expect(core.log[0]).toBe(
        `error: stopped by ${name} before the clean-up was complete\nremaining of fleet-1: i-1\nremove it with: ami-select terminate`,
      );
    });

    it('that is the echo of the first goes on', async () => {
      const process = createProcess();

      await runAction(
        async () => {
          process.emit('SIGINT', 'SIGINT');
          vi.advanceTimersByTime(700);
          process.emit('SIGINT', 'SIGINT');
        },
        { process, core: createFakeCore() },
      );

      expect(process.exit).not.toHaveBeenCalled();
    });
  });

  describe('after an error that nobody caught', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('ends what was begun, and fails with it', async () => {
      const core = createFakeCore();
      const process = createProcess();
      let cleanedUp = false;

      const status = await runAction(
        async ({ signal }) => {
          process.emit('uncaughtException', new TypeError('broken'));
          cleanedUp = signal.aborted;
          signal.throwIfAborted();
        },
        { process, core },
      );

      expect([status, cleanedUp]).toEqual([1, true]);
      expect(process.exit).not.toHaveBeenCalled();
      expect(core.log[0]).toMatch(/^error: TypeError: broken/);
      expect(core.log.filter((line) => line.startsWith('error: '))).toHaveLength(1);
      expect(process.listenerCount('uncaughtException')).toBe(0);
    });

    it('has failed where the work was over and passed', async () => {
      const process = createProcess();
      const passing = async (): Promise<void> => {
        process.emit('uncaughtException', new Error('broken'));
      };

      expect(await runAction(passing, { process, core: createFakeCore() })).toBe(1);
    });

    it('goes on with its clean-up after further ones', async () => {
      const core = createFakeCore();
      const process = createProcess();

      const status = await runAction(
        async ({ describeRemaining }) => {
          describeRemaining(() => ['remaining of fleet-1: i-1']);
          process.emit('uncaughtException', new Error('broken'));
          process.emit('uncaughtException', new Error('again'));
        },
        { process, core },
      );

      expect([status, process.exit.mock.calls]).toEqual([1, []]);
      expect(core.log).toContain('warning: a further fault of the action: again');
    });

    it('ends what was begun with one that cannot be printed', async () => {
      const core = createFakeCore();
      const process = createProcess();
      let cleanedUp = false;

      await runAction(
        async ({ signal }) => {
          process.emit('uncaughtException', Object.create(null));
          cleanedUp = signal.aborted;
        },
        { process, core },
      );

      expect(cleanedUp).toBe(true);
      expect(core.log[0]).toBe('error: something was thrown that cannot be printed');
    });

    it('ends what was begun where nothing is left that could continue it', async () => {
      const core = createFakeCore();
      const process = createProcess();

      const status = await runAction(
        async ({ signal }) => {
          process.emit('beforeExit', 0);
          signal.throwIfAborted();
        },
        { process, core },
      );

      expect(status).toBe(1);
      expect(core.log[0]).toContain('the work is not over, and nothing is left that could continue it');
      expect(process.listenerCount('beforeExit')).toBe(0);
    });

    it.each([
      ['too long a clean-up', () => vi.advanceTimersByTime(10 * 60_000)],
      ['a clean-up that nothing continues', (process: EventEmitter) => process.emit('beforeExit', 0)],
    ])('says what remains after %s, and ends the process', async (_, then) => {
      const core = createFakeCore();
      const process = createProcess();

      await runAction(
        async ({ describeRemaining }) => {
          describeRemaining(() => ['remaining of fleet-1: i-1']);
          process.emit('uncaughtException', new Error('broken'));
          then(process);
        },
        { process, core },
      );

      expect(process.exit.mock.calls).toEqual([[31]]);
      expect(core.log).toContain(
        'error: a fault of the action before the clean-up was complete\nremaining of fleet-1: i-1',
      );
    });
  });

  it('aborts the signal when the log is no longer read, and continues to clean up', async () => {
    const process = createProcess();
    let cleanedUp = false;

    const status = await runAction(
      async ({ signal }) => {
        process.stdout.emit('error', new Error('write EPIPE'));
        process.stdout.emit('error', new Error('write EPIPE'));
        cleanedUp = signal.aborted;
        signal.throwIfAborted();
      },
      { process, core: createFakeCore() },
    );

    expect(cleanedUp).toBe(true);
    expect(status).toBe(130);
  });

  it('leaves no signal handler behind', async () => {
    const process = createProcess();

    await runAction(async () => {}, { process, core: createFakeCore() });

    expect(process.listenerCount('SIGINT') + process.listenerCount('SIGTERM')).toBe(0);
  });

  it('takes the fence down before it reports a failure', async () => {
    const core = createFakeCore();

    await runAction(
      async () => {
        core.remote('out');
        throw new ActionError('INVALID_INPUT', 'nothing here');
      },
      { process: createProcess(), core },
    );

    expect(core.log.slice(0, 4)).toEqual([
      '::stop-commands::token',
      'out',
      '::token::',
      'error: nothing here',
    ]);
  });
});
