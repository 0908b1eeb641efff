import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { type ExecOptions, TransportError, type TransportErrorCode } from '@ami-select/transport';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connect } from '../aws/ports.ts';
import type { Host } from '../fleet/host.ts';
import { createLedger } from '../record/ledger.ts';
import { connectAtOnce, fleetIntent } from '../testing/fixtures.ts';
import { ownKeyOf, respondWithOwnKey } from '../testing/keyed-machine.ts';
import { dialUntilReady } from './dial.ts';

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.5));
afterEach(() => void vi.restoreAllMocks());

const host: Host = {
  name: 'host-1',
  instanceId: 'i-1',
  address: '192.0.2.1',
  port: 2222,
  privateAddress: '10.0.0.1',
  user: 'ubuntu',
  hostKey: 'ssh-ed25519 AAAA',
  privateKey: 'PRIVATE',
};

const failureOf = (code: TransportErrorCode, message: string = code) => new TransportError(code, message);

/** Dials a machine that fails in this order, then accepts. */
function dialled(
  failures: readonly unknown[],
  { exitCodes = [0] }: { readonly exitCodes?: readonly number[] } = {},
) {
  const clock = createVirtualClock();
  const attempts: { target: unknown; options: unknown }[] = [];
  const execs: unknown[] = [];
  const reported: string[] = [];
  const { signal } = new AbortController();
  let closed = 0;
  const connect: Connect = async (target, options) => {
    const failure = failures[attempts.push({ target, options }) - 1];
    if (failure !== undefined) throw failure;
    return {
      ...(await connectAtOnce(target)),
      exec: async (...call: [string, ExecOptions]) => {
        const exitCode = exitCodes[execs.push(call) - 1] ?? 0;
        if (exitCode !== 0) return { exitCode, signal: null, stdout: '', stderr: '' };
        return respondWithOwnKey(target.label, ...call);
      },
      close: async () => {
        closed += 1;
      },
    } as never;
  };
  const startedAt = clock.now().getTime();
  const result = dialUntilReady(host, {
    connect,
    clock,
    logger: silentLogger,
    ledger: createLedger(fleetIntent(clock), async () => {}),
    signal,
    onAttempt: (text) => void reported.push(text),
  });
  const elapsedMs = () => clock.now().getTime() - startedAt;
  return { result, attempts, execs, reported, signal, closed: () => closed, elapsedMs };
}

describe('dialUntilReady', () => {
  it('is ready after a login, a first command and a look at the own host key, and closes the connections', async () => {
    const { result, attempts, execs, reported, signal, closed } = dialled([]);

    const ready = await result;

    const target = { label: 'host-1', host: '192.0.2.1', port: 2222, user: 'ubuntu', privateKey: 'PRIVATE' };
    const options = { signal, connectTimeoutMs: 10_000, keyOffers: { count: 5, everyMs: 750 } };
    expect(attempts).toEqual([
      { target: { ...target, hostKey: 'ssh-ed25519 AAAA' }, options: { ...options, hostKeyOnly: false } },
      { target: { ...target, hostKey: ownKeyOf('host-1') }, options: { ...options, hostKeyOnly: true } },
    ]);
    expect(ready).toEqual({ ...host, hostKey: ownKeyOf('host-1') });
    expect(execs.map((call) => (call as unknown[])[1])).toEqual([
      expect.objectContaining({ signal, timeoutMs: 30_000 }),
    ]);
    expect(reported).toEqual([]);
    expect(closed()).toBe(2);
  });

  it('dials again every half second, and reports each failure', async () => {
    const { result, reported, elapsedMs } = dialled([
      failureOf('UNREACHABLE', 'refused'),
      failureOf('TIMED_OUT', 'silent'),
    ]);

    await result;

    expect(reported).toEqual(['refused', 'silent']);
    expect(elapsedMs()).toBe(1_025);
  });

  it('is not ready when the first command fails', async () => {
    const { result, reported, closed } = dialled([], { exitCodes: [1] });

    await result;

    expect(reported).toEqual(['the first command failed']);
    expect(closed()).toBe(3);
  });

  it.each([
    ['a target that cannot be dialled', failureOf('INVALID_OPTIONS', 'no user'), 'no user'],
    ['what is no failure of the transport', new Error('bug'), 'bug'],
    ['what is no error', 'text', 'text'],
  ])('gives up at once after %s', async (_, cause, reason) => {
    const { result, attempts } = dialled([cause]);

    await expect(result).rejects.toMatchObject({
      code: 'UNREACHABLE_HOST',
      message: `host-1 (i-1) will not accept us: ${reason}`,
      cause,
    });
    expect(attempts).toHaveLength(1);
  });

  it('gives up at once after a denied tunnel, and names the permission', async () => {
    const hint = 'Allow ec2-instance-connect:OpenTunnel.';
    const cause = new TransportError('ACCESS_DENIED', 'host-1: cannot open a tunnel', { hint });
    const { result, attempts } = dialled([cause]);

    await expect(result).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
      message: 'host-1 (i-1): host-1: cannot open a tunnel',
      hint,
    });
    expect(attempts).toHaveLength(1);
  });
});
