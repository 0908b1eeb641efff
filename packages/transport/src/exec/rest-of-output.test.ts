import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChannelEnd, ChannelSource } from '../contract/channel.ts';
import { runScript } from './run-script.ts';

const END: ChannelEnd = { exitCode: 0, signal: null };

interface Scene {
  readonly source: ChannelSource;
  readonly stdout: PassThrough;
  /** The command ended. */
  readonly exit: () => void;
  /** Its output is closed as well. */
  readonly close: () => void;
}

function scene(): Scene {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const exited = Promise.withResolvers<ChannelEnd>();
  const ended = Promise.withResolvers<ChannelEnd>();
  const source: ChannelSource = {
    label: 'host-1',
    open: async () => ({
      stdin: new PassThrough().resume(),
      stdout,
      stderr,
      exited: exited.promise,
      ended: ended.promise,
      terminate: () => undefined,
      destroy: () => stdout.destroy(),
    }),
    close: async () => undefined,
  };
  return { source, stdout, exit: () => exited.resolve(END), close: () => ended.resolve(END) };
}

describe('output after the end of a command', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is waited for while it flows, however slow the connection is', async () => {
    const { source, stdout, exit, close } = scene();
    const running = runScript(source, 'true');
    await vi.advanceTimersByTimeAsync(0);

    exit();
    for (const text of ['a', 'b', 'c', 'd']) {
      await vi.advanceTimersByTimeAsync(1_500);
      stdout.write(text);
    }
    await vi.advanceTimersByTimeAsync(0);
    close();

    await expect(running).resolves.toEqual({ ...END, stdout: 'abcd', stderr: '' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not waited for once it is silent, and the result says so', async () => {
    const { source, stdout, exit } = scene();
    const running = runScript(source, 'server &');
    await vi.advanceTimersByTimeAsync(0);

    stdout.write('a');
    exit();
    await vi.advanceTimersByTimeAsync(2_000);

    await expect(running).resolves.toEqual({ ...END, stdout: 'a', stderr: '', isLeftOpen: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is waited for a minute at most where a server is never silent', async () => {
    const { source, stdout, exit } = scene();
    const running = runScript(source, 'server &');
    await vi.advanceTimersByTimeAsync(0);

    exit();
    for (let second = 0; second < 60; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      stdout.write('.');
    }

    const { stdout: text, isLeftOpen } = await running;
    expect(isLeftOpen).toBe(true);
    expect(text.length).toBeGreaterThan(50);
  });
});
