import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dial } from './dial.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const target = { label: 'host-1', host: '192.0.2.1', port: 22, user: '', privateKey: '', hostKey: '' };

/** A machine that drops every packet until a test lets one of the connections through. */
function droppingMachine() {
  const probes: { readonly socket: EventEmitter; destroyed: boolean }[] = [];
  const open = (): Socket => {
    const socket = new EventEmitter();
    const probe = { socket, destroyed: false };
    probes.push(probe);
    const destroy = (): void => {
      probe.destroyed = true;
    };
    return Object.assign(socket, { destroy }) as unknown as Socket;
  };
  const living = (): number => probes.filter(({ destroyed }) => !destroyed).length;
  return { probes, open, living };
}

describe('dial, while a machine drops packets', () => {
  it('tries a new connection every half second, and takes the first that is accepted', async () => {
    const { probes, open, living } = droppingMachine();
    const dialled = dial(target, { timeoutMs: 10_000, open });

    vi.advanceTimersByTime(1_100);
    expect(probes).toHaveLength(3);
    probes[2]?.socket.emit('connect');

    expect(await dialled).toBe(probes[2]?.socket);
    vi.advanceTimersByTime(5_000);
    expect(probes).toHaveLength(3);
    expect(living()).toBe(1);
  });

  it('still takes an older connection whose acceptance comes late', async () => {
    const { probes, open, living } = droppingMachine();
    const dialled = dial(target, { timeoutMs: 10_000, open });

    vi.advanceTimersByTime(1_100);
    probes[0]?.socket.emit('connect');

    expect(await dialled).toBe(probes[0]?.socket);
    expect(living()).toBe(1);
  });

  it('holds six connections at most, and none after its time-out', async () => {
    const { probes, open, living } = droppingMachine();
    const dialled = dial(target, { timeoutMs: 10_000, open });
    const outcome = expect(dialled).rejects.toMatchObject({
      code: 'TIMED_OUT',
      retryable: true,
      message: 'host-1: cannot reach 192.0.2.1:22: no connection within 10 s',
    });

    vi.advanceTimersByTime(9_900);
    expect(probes).toHaveLength(20);
    expect(living()).toBe(6);
    vi.advanceTimersByTime(200);

    await outcome;
    expect(living()).toBe(0);
  });

  it.each([
    [1, 6],
    [100, 600],
    [200, 600],
    [500, 1_000],
  ])(
    'holds, for %i machines together, %i connections at most, and none afterwards',
    async (machines, most) => {
      const { probes, open, living } = droppingMachine();
      const dialled = Array.from({ length: machines }, () => dial(target, { timeoutMs: 10_000, open }));
      const outcomes = Promise.allSettled(dialled);

      vi.advanceTimersByTime(9_900);
      expect(probes).toHaveLength(20 * machines);
      expect(living()).toBe(most);
      probes.at(-1)?.socket.emit('connect');
      vi.advanceTimersByTime(200);

      const results = await outcomes;
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(living()).toBe(1);
    },
  );

  it('ends at the first refusal', async () => {
    const { probes, open, living } = droppingMachine();
    const dialled = dial(target, { timeoutMs: 10_000, open });

    vi.advanceTimersByTime(600);
    probes[1]?.socket.emit('error', new Error('connect ECONNREFUSED'));

    await expect(dialled).rejects.toMatchObject({ code: 'UNREACHABLE' });
    expect(living()).toBe(0);
  });

  it('leaves nothing open when it is aborted', async () => {
    const { open, living } = droppingMachine();
    const abort = new AbortController();
    const dialled = dial(target, { timeoutMs: 10_000, open, signal: abort.signal });

    vi.advanceTimersByTime(600);
    abort.abort();

    await expect(dialled).rejects.toMatchObject({ code: 'ABORTED' });
    expect(living()).toBe(0);
  });
});
