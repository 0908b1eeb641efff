import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startBeats } from './beats.ts';

const beats = { line: 'beat', everyMs: 1_000 };

describe('startBeats', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('writes its line until the reply', async () => {
    const stdin = new PassThrough();
    const reply = Promise.withResolvers<string>();
    startBeats({ stdin }, { beats, reply: reply.promise });

    await vi.advanceTimersByTimeAsync(2_500);
    reply.resolve('');
    await vi.advanceTimersByTimeAsync(5_000);

    expect(String(stdin.read())).toBe('beat\nbeat\n');
  });

  it('fills no memory while the network takes nothing', async () => {
    const stdin = new PassThrough({ highWaterMark: 8 });
    const { stop } = startBeats({ stdin }, { beats, reply: new Promise(() => undefined) });

    await vi.advanceTimersByTimeAsync(60_000);
    stop();

    expect(stdin.readableLength + stdin.writableLength).toBeLessThan(40);
  });
});
