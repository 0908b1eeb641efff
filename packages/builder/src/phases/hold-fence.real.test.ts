import { existsSync } from 'node:fs';
import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecResult, Transport } from '@ami-select/transport';
import { describe, expect, it, onTestFinished } from 'vitest';
import { REMOTE_LOCK } from '../machine/layout.ts';
import { localMachines } from '../testing/local-machines.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { fence, isFenced } from './hold-fence.ts';
import { holdScript } from './hold-script.ts';

const [A, B] = ['aaaaaaaa-0000-4000-8000-000000000000', 'bbbbbbbb-0000-4000-8000-000000000000'];
const SINCE = '2026-01-01T00:00:00.000Z';

interface Shared {
  readonly transport: Transport;
  readonly home: string;
  readonly lock: string;
  /** Holds it for a build, and resolves with what the machine says, or once it is held. */
  readonly hold: (token: string, again?: boolean) => Promise<Held>;
}

interface Held {
  readonly said: string;
  /** Ends what holds it, as silence does; the lock stays as it is. */
  readonly expire: () => Promise<void>;
  /** Lets go of it. */
  readonly release: () => Promise<void>;
}

async function shared(): Promise<Shared> {
  const folder = await tempFolder();
  const { transport } = (await localMachines(1, folder))[0]!;
  const home = join(folder, 'host-1');
  const lock = join(home, REMOTE_LOCK);
  const hold = async (token: string, again = false): Promise<Held> => {
    const [answer, reply] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
    const running = transport.exec(holdScript({ token, since: SINCE, patience: 60, again }), {
      unguarded: true,
      reply: reply.promise,
      onStdout: answer.resolve,
    });
    onTestFinished(() => reply.resolve(''));
    const end = async (): Promise<void> => void (await running);
    return {
      said: await Promise.race([answer.promise, running.then(({ stdout }) => stdout)]),
      expire: async () => {
        const [, holder] = (await readFile(lock, 'utf8')).split(' ');
        process.kill(Number(holder), 'SIGKILL');
        await end();
      },
      release: async () => {
        reply.resolve('');
        await end();
      },
    };
  };
  return { transport, home, lock, hold };
}

function isRefused({ exitCode, stderr }: ExecResult): boolean {
  return exitCode !== 0 && isFenced(stderr, A);
}

describe('a machine that another build took from one that was silent', { timeout: 60_000 }, () => {
  it('runs, takes and gives nothing to the first any more, whatever its connection', async () => {
    const { transport, home, hold } = await shared();
    const [before, first] = [fence(A), await hold(A)];
    expect(await transport.exec('echo of A >who', { before })).toMatchObject({ exitCode: 0 });
    await first.expire();
    expect((await hold(B)).said).toBe('held\n');
    await transport.exec('echo of B >who', { before: fence(B) });

    const ran = await transport.exec('echo of A >who', { before });
    const put = transport.putTree([{ path: 'who', content: { bytes: Buffer.from('of A') } }], '.', {
      before,
    });
    const trees = { remoteDirectory: '.', localDirectory: join(home, 'taken') };

    expect(isRefused(ran)).toBe(true);
    await expect(put).rejects.toThrow('not started');
    await expect(transport.getTree(['who'], { ...trees, before })).rejects.toThrow('not started');
    expect(await readFile(join(home, 'who'), 'utf8')).toBe('of B\n');
    expect(existsSync(join(home, 'taken/who'))).toBe(false);
  });

  it('ends what the first still runs there before the second has it', async () => {
    const { transport, home, hold } = await shared();
    const first = await hold(A);
    const alive = join(home, 'alive');
    const step = transport.exec(
      `trap '' TERM\n(while :; do echo >>alive; sleep 0.1; done) &\nwhile :; do echo >>alive; sleep 0.1; done`,
      { before: fence(A) },
    );
    await expect.poll(() => existsSync(alive), { timeout: 10_000 }).toBe(true);
    await first.expire();

    expect((await hold(B)).said).toBe('held\n');

    await rm(alive);
    expect(await step).not.toMatchObject({ exitCode: 0 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(existsSync(alive)).toBe(false);
  });

  it('is not held by the first again, also after the second has ended', async () => {
    const { hold } = await shared();
    await (await hold(A)).expire();
    const second = await hold(B);
    expect((await hold(A, true)).said).toMatch(/^busy 2026-01-01T00:00:00.000Z \d+\n$/);
    await second.expire();
    expect((await hold(A, true)).said).toBe(`gone ${SINCE}\n`);
    await (await hold(B)).release();

    expect((await hold(A, true)).said).toBe('gone \n');
  });

  it('is held by the first again where nobody had it since', async () => {
    const { transport, hold } = await shared();
    await (await hold(A)).expire();

    const again = await hold(A, true);

    expect(again.said).toBe('held\n');
    expect(await transport.exec('true', { before: fence(A) })).toMatchObject({ exitCode: 0 });
  });
});

describe('the lock of a machine', { timeout: 60_000 }, () => {
  it('keeps commands from running once it is deleted, and who comes then waits for the first to notice', async () => {
    const { transport, lock, hold } = await shared();
    await hold(A);
    await transport.exec('mkdir -p .ami-select/build && rm .ami-select/build.lock');

    const second = hold(B);

    await expect.poll(() => readFile(lock, 'utf8').catch(() => ''), { timeout: 10_000 }).toMatch(/^bbbb/);
    expect(isRefused(await transport.exec('true', { before: fence(A) }))).toBe(true);
    const soon = new Promise((resolve) => setTimeout(resolve, 1_000, 'waits'));
    expect(await Promise.race([second.then(({ said }) => said), soon])).toBe('waits');
  });

  it('is not emptied by a build that had it before', async () => {
    const { lock, hold } = await shared();
    const first = await hold(A);
    await writeFile(lock, `${B} 1 ${SINCE}\n`);

    await first.release();

    expect(await readFile(lock, 'utf8')).toMatch(/^bbbb/);
  });

  it.each(['1990-01-01T00:00:00Z', '2090-01-01T00:00:00Z'])(
    'does not depend on a clock: %s',
    async (time) => {
      const { lock, hold } = await shared();
      await hold(A);
      await utimes(lock, new Date(time), new Date(time));

      expect((await hold(B)).said).toMatch(/^busy /);
    },
  );
});
