import { describe, expect, it } from 'vitest';
import { TransportError } from './contract/errors.ts';
import type { ExecResult, Transport } from './contract/transport.ts';
import { keepConnected } from './keep-connected.ts';

const DONE: ExecResult = { exitCode: 0, signal: null, stdout: '', stderr: '' };
/** The connection was found lost before anything started. */
const before = (): Error => new TransportError('DISCONNECTED', 'closed', { retryable: true });
/** It was lost while a command may have run. */
const meanwhile = (): Error => new TransportError('DISCONNECTED', 'lost');
const unreachable = (): Error => new TransportError('UNREACHABLE', 'refused', { retryable: true });

interface Wire {
  readonly transport: Transport;
  /** Scripts that were started, by connection. */
  readonly ran: string[];
  readonly closed: number[];
  readonly lines: string[];
}

/** A machine whose connections end with these errors in turn, one for each call; then everything works. */
function wire(errors: readonly (Error | undefined)[], dials: readonly (Error | undefined)[] = []): Wire {
  const [failures, refusals] = [[...errors], [...dials]];
  const ran: string[] = [];
  const closed: number[] = [];
  const lines: string[] = [];
  let count = 0;
  const open = (): Transport => {
    count += 1;
    const number = count;
    const call = async <T>(what: string, result: T): Promise<T> => {
      ran.push(`${number} ${what}`);
      const error = failures.shift();
      if (error !== undefined) throw error;
      return result;
    };
    return {
      label: 'host-1',
      exec: (script) => call(script, DONE),
      putTree: () => call('put', undefined),
      getTree: () => call('get', { files: [], left: { count: 0, examples: [] }, reached: [], unmatched: [] }),
      close: async () => void closed.push(number),
    };
  };
  const connect = async (): Promise<Transport> => {
    const error = refusals.shift();
    if (error !== undefined) throw error;
    return open();
  };
  const onLost = (line: string): void => void lines.push(line);
  return { transport: keepConnected(open(), { connect, onLost, pauseMs: 0 }), ran, closed, lines };
}

describe('keepConnected', () => {
  it('runs a command that never started over a new connection', async () => {
    const { transport, ran, closed, lines } = wire([before()]);

    await expect(transport.exec('step')).resolves.toEqual(DONE);

    expect(ran).toEqual(['1 step', '2 step']);
    expect(closed).toEqual([1]);
    expect(lines).toEqual(['host-1: the connection was lost; it is opened again']);
  });

  it('runs no command twice that may have started', async () => {
    const { transport, ran } = wire([meanwhile()]);

    await expect(transport.exec('step')).rejects.toMatchObject({ code: 'DISCONNECTED' });

    expect(ran).toEqual(['1 step']);
  });

  it('opens the connection again for what comes after it', async () => {
    const { transport, ran } = wire([meanwhile(), before()]);
    await expect(transport.exec('step')).rejects.toMatchObject({ code: 'DISCONNECTED' });

    await transport.getTree([], { remoteDirectory: '.', localDirectory: '.' });

    expect(ran).toEqual(['1 step', '1 get', '2 get']);
  });

  it('repeats what is repeatable, but not with a reply', async () => {
    const { transport, ran } = wire([
      meanwhile(),
      meanwhile(),
      undefined,
      meanwhile(),
      undefined,
      meanwhile(),
    ]);

    await transport.exec('probe', { repeatable: true });
    await transport.putTree([], '.');
    const asked = transport.exec('ask', { repeatable: true, reply: Promise.resolve('') });

    await expect(asked).rejects.toMatchObject({ code: 'DISCONNECTED' });
    expect(ran).toEqual(['1 probe', '2 probe', '3 probe', '3 put', '4 put', '4 ask']);
  });

  it('opens it once for commands that lost it together', async () => {
    const { transport, ran } = wire([before(), before(), before()]);

    await Promise.all(['a', 'b', 'c'].map((script) => transport.exec(script)));

    expect(ran.slice(3)).toEqual(['2 a', '2 b', '2 c']);
  });

  it('gives a machine that is away several attempts, then says why not', async () => {
    const returning = wire([before()], [unreachable(), unreachable()]);
    const gone = wire([before()], Array.from({ length: 9 }, unreachable));

    await expect(returning.transport.exec('x')).resolves.toEqual(DONE);
    await expect(gone.transport.exec('x')).rejects.toMatchObject({
      code: 'DISCONNECTED',
      message: 'host-1: the connection was lost, and 4 attempts to open it again failed: refused',
    });
  });

  it('ends at once when another machine is there', async () => {
    const other = new TransportError('HOST_KEY_MISMATCH', 'another');

    await expect(wire([before()], [other]).transport.exec('x')).rejects.toBe(other);
  });

  it('gives up on a machine that loses every connection', async () => {
    const { transport, ran } = wire(Array.from({ length: 99 }, meanwhile));

    await expect(transport.putTree([], '.')).rejects.toMatchObject({ code: 'DISCONNECTED' });

    expect(ran).toHaveLength(6);
  });

  it('opens it again for each command, however often it was lost before', async () => {
    const { transport, ran } = wire(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? undefined : before())),
    );

    for (let step = 0; step < 10; step += 1) await transport.exec('step');

    expect(ran.at(-1)).toBe('11 step');
  });

  it('opens nothing again once it is closed, and passes other errors on', async () => {
    const { transport, ran } = wire([new TransportError('TIMED_OUT', 'late'), before()]);

    await expect(transport.exec('x', { repeatable: true })).rejects.toMatchObject({ code: 'TIMED_OUT' });
    await transport.close();
    await expect(transport.exec('y')).rejects.toMatchObject({ code: 'DISCONNECTED' });

    expect(ran).toEqual(['1 x', '1 y']);
  });

  it('ends the attempt to open a connection that nobody waits for any more', async () => {
    const first = { label: 'host-1', exec: () => Promise.reject(before()), close: async () => {} };
    const connect = (signal: AbortSignal): Promise<Transport> =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const transport = keepConnected(first as never, { connect });

    const running = transport.exec('x');
    await new Promise((resolve) => setImmediate(resolve));
    await transport.close();

    await expect(running).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('gives each connection to its user before anything else gets it', async () => {
    const { transport, ran } = wire([undefined, undefined, before(), undefined, before()]);
    await transport.onConnection?.(async (connection) => void (await connection.exec('prove')));

    await transport.exec('a');
    await Promise.all([transport.exec('b'), transport.exec('c')]);

    expect(ran.slice(0, 2)).toEqual(['1 prove', '1 a']);
    expect(ran.slice(2).filter((call) => call.startsWith('1 ')).length).toBeLessThanOrEqual(2);
    expect(ran.filter((call) => call.startsWith('2 '))[0]).toBe('2 prove');
  });

  it('runs nothing over a connection that its user refuses, and closes it', async () => {
    const { transport, ran, closed } = wire([undefined, before(), undefined, before(), undefined]);
    const refused = new Error('another build has it');
    let uses = 0;
    await transport.onConnection?.(async (connection) => {
      await connection.exec('prove');
      uses += 1;
      if (uses > 1) throw refused;
    });

    await expect(transport.putTree([], '.')).rejects.toBe(refused);
    await expect(transport.putTree([], '.')).rejects.toBe(refused);

    expect(ran).toEqual(['1 prove', '1 put', '2 prove', '1 put', '3 prove']);
    expect(closed).toEqual([1, 2, 1, 3]);
  });

  it('opens it again where the first use or a later one loses it', async () => {
    const { transport, ran } = wire([meanwhile(), meanwhile()]);

    await transport.onConnection?.(async (connection) => void (await connection.exec('prove')));
    await transport.exec('a');

    expect(ran).toEqual(['1 prove', '2 prove', '3 prove', '3 a']);
  });
});
