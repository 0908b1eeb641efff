import { createVirtualClock } from '@ami-select/core/testing';
import { generateSshKeyPair, TransportError, type TransportErrorCode } from '@ami-select/transport';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connect } from '../aws/ports.ts';
import type { Host } from '../fleet/host.ts';
import { createLedger } from '../record/ledger.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { keyedMachine, mismatch } from '../testing/keyed-machine.ts';
import { type PenalisingServerOptions, penalisingServer } from '../testing/penalising-server.ts';
import { dialUntilReady } from './dial.ts';

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.5));
afterEach(() => void vi.restoreAllMocks());

const BOOT_KEY = generateSshKeyPair('').publicKey.trim();
const host: Host = {
  name: 'host-1',
  instanceId: 'i-1',
  address: '192.0.2.1',
  port: 22,
  privateAddress: '10.0.0.1',
  user: 'admin',
  hostKey: BOOT_KEY,
  privateKey: 'PRIVATE',
};

function dialler(clock = createVirtualClock()) {
  const startedAt = clock.now().getTime();
  const warnings: string[] = [];
  const reported: string[] = [];
  const dial = (connect: Connect): Promise<Host> =>
    dialUntilReady(host, {
      connect,
      clock,
      logger: { debug: () => {}, info: () => {}, warn: (line) => void warnings.push(line) },
      ledger: createLedger(fleetIntent(clock), async () => {}),
      signal: new AbortController().signal,
      onAttempt: (text) => void reported.push(text),
    });
  return { clock, dial, warnings, reported, elapsedMs: () => clock.now().getTime() - startedAt };
}

/** Dials a server with OpenSSH's rule. */
function dialServer(options: Omit<PenalisingServerOptions, 'clock' | 'behind'>) {
  const dialling = dialler();
  const behind = keyedMachine(BOOT_KEY).connect;
  const server = penalisingServer({ clock: dialling.clock, behind, ...options });
  return { ...dialling, server, result: dialling.dial(server.connect) };
}

describe('a key that is written after sshd answers', () => {
  it.each([0.2, 1, 2, 3, 3.01, 5, 8, 13, 21, 34, 55])(
    'after %s s: ready at most 1.2 s later, and never shut out',
    async (seconds) => {
      const { result, server, elapsedMs } = dialServer({ keyAfterMs: seconds * 1_000 });

      await result;

      expect(elapsedMs() - seconds * 1_000).toBeLessThanOrEqual(1_200);
      expect(server.shutOut).toEqual([]);
    },
  );

  it.each([1, 2, 3, 4])('does not shut us out where MaxAuthTries is %i', async (maxTries) => {
    const { result, server } = dialServer({ keyAfterMs: 30_000, maxTries });

    await result;

    expect(server.shutOut).toEqual([]);
    for (const time of server.failed)
      expect(server.failed.filter((other) => other >= time && other < time + 10_000).length).toBeLessThan(4);
  });

  it('costs the same few connections before OpenSSH 9.8', async () => {
    const { result, server } = dialServer({ keyAfterMs: 20_000, isLenient: true });

    await result;

    expect(server.failed.length).toBeLessThanOrEqual(5);
  });
});

describe('a key that is never written', () => {
  it('ends the wait after a minute of refusals, with their number and the hint', async () => {
    const { result, server, elapsedMs } = dialServer({ listensAfterMs: 10_000 });

    const failure = await result.catch((error: unknown) => error);

    expect(failure).toMatchObject({
      code: 'UNREACHABLE_HOST',
      message: `host-1 (i-1) will not accept us: host-1 refused the key for user "admin" ${server.offers()} times`,
      hint: 'Its image may need another ssh-user than admin.',
    });
    expect(elapsedMs()).toBeGreaterThan(70_000);
    expect(elapsedMs()).toBeLessThan(82_000);
    expect(server.shutOut).toEqual([]);
  });
});

/** Fails in this way every time, for so long; then the machine accepts. */
function failing(clock: { now(): Date }, phases: readonly [number, () => TransportError][]): Connect {
  const startedAt = clock.now().getTime();
  const machine = keyedMachine(BOOT_KEY);
  return async (target, options) => {
    const second = (clock.now().getTime() - startedAt) / 1_000;
    const phase = phases.find(([until]) => second < until);
    if (phase !== undefined) throw phase[1]();
    return machine.connect(target, options);
  };
}

const error = (code: TransportErrorCode, message: string) => (): TransportError =>
  new TransportError(code, message);

describe('the summary of the attempts', () => {
  it('keeps the refusal before the reset that came last', async () => {
    const { clock, dial, reported } = dialler();
    const refusal = () => new TransportError('AUTHENTICATION_REFUSED', 'refused the key', { refusals: 2 });

    await dial(
      failing(clock, [
        [1, error('UNREACHABLE', 'connection refused')],
        [8, refusal],
        [20, error('UNREACHABLE', 'read ECONNRESET')],
      ]),
    );

    expect(reported[0]).toBe('connection refused');
    expect(reported.at(-1)).toMatch(/^refused the key \d+ times; then: read ECONNRESET$/);
  });

  it('does not add up refusals over a restart of the machine', async () => {
    const { clock, dial } = dialler();
    const refusal = error('AUTHENTICATION_REFUSED', 'refused the key');

    const result = dial(
      failing(clock, [
        [50, refusal],
        [55, error('UNREACHABLE', 'connection refused')],
        [100, refusal],
      ]),
    );

    await expect(result).resolves.toMatchObject({ instanceId: 'i-1' });
  });
});

describe('another host key', () => {
  const stranger = () => mismatch('host-1', 'ssh-ed25519 AAAAother');

  it('is waited out, with one warning at once', async () => {
    const { clock, dial, warnings, elapsedMs } = dialler();

    await dial(failing(clock, [[40, stranger]]));

    expect(warnings).toEqual(['host-1 shows another key. Waiting a minute for ours.']);
    expect(elapsedMs()).toBeLessThan(41_200);
  });

  it('is waited out anew after a login', async () => {
    const { dial, elapsedMs } = dialler();
    const machine = keyedMachine(BOOT_KEY);
    const connect: Connect = async (target, options) => {
      const isStrange = machine.logins.length === 0 ? elapsedMs() < 40_000 : elapsedMs() < 80_000;
      if (isStrange) throw stranger();
      return machine.connect(target, options);
    };

    await expect(dial(connect)).resolves.toMatchObject({ hostKey: machine.ownKey });

    expect(machine.logins).toHaveLength(2);
  });

  it('costs a connection a second, which OpenSSH takes for ever', async () => {
    const { clock, dial } = dialler();
    let connections = 0;
    const machine = failing(clock, [[50, stranger]]);

    await dial((target, options) => {
      connections += 1;
      return machine(target, options);
    });

    expect(connections).toBeLessThan(60);
  });

  it('is final after a minute, also when the port closes in between', async () => {
    const { clock, dial, elapsedMs } = dialler();

    const result = dial(
      failing(clock, [
        [20, stranger],
        [40, error('UNREACHABLE', 'connection refused')],
        [300, stranger],
      ]),
    );

    await expect(result).rejects.toMatchObject({
      code: 'UNREACHABLE_HOST',
      message: 'host-1 (i-1) will not accept us: host-1 shows another key',
    });
    expect(elapsedMs()).toBeGreaterThanOrEqual(60_000);
    expect(elapsedMs()).toBeLessThan(62_000);
  });
});
