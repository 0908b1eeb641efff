import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Client } from 'ssh2';
import { describe, expect, it } from 'vitest';
import { sshSource } from './ssh-source.ts';

/** A client whose machine answers a request for a channel with `answer`, and never confirms that one was closed. */
function fakeClient(answer: (callback: (error: Error | undefined, stream: unknown) => void) => void): {
  readonly client: Client;
  readonly requests: () => number;
} {
  let requests = 0;
  const emitter = new EventEmitter();
  const client = Object.assign(emitter, {
    exec: (_command: string, callback: (error: Error | undefined, stream: unknown) => void) => {
      requests += 1;
      answer(callback);
    },
    destroy: () => emitter.emit('close'),
    end: () => emitter.emit('close'),
  });
  return { client: client as unknown as Client, requests: () => requests };
}

describe('sshSource', () => {
  it('hangs up on a machine that never opens a channel', async () => {
    const { client } = fakeClient(() => undefined);
    const source = sshSource(client, 'host-1', { openTimeoutMs: 10 });

    await expect(source.open('true')).rejects.toMatchObject({ code: 'DISCONNECTED' });
    await expect(source.open('true')).rejects.toThrow(
      'host-1: cannot open a channel: the connection is closed',
    );
  });

  it('says of the reason of a machine no more than its end', async () => {
    const { client } = fakeClient((callback) =>
      callback(new Error(`${'x'.repeat(200_000)} the end`), undefined),
    );

    await expect(sshSource(client, 'host-1').open('true')).rejects.toThrow(
      /^host-1: cannot open a channel: \[\.\.\. 198008 characters omitted \.\.\.\]\nx{1992} the end$/,
    );
  });

  it('waits for no machine that never confirms the end of a channel', async () => {
    const { client, requests } = fakeClient((callback) => {
      const stream = Object.assign(new PassThrough(), { stderr: new PassThrough(), close: () => undefined });
      callback(undefined, stream);
    });
    const source = sshSource(client, 'host-1');

    for (let number = 0; number < 100; number += 1) (await source.open('true')).destroy();

    expect(requests()).toBe(100);
  });

  it('frees the place of a channel once, however often it ends', async () => {
    const streams: EventEmitter[] = [];
    const { client, requests } = fakeClient((callback) => {
      const stream = Object.assign(new PassThrough(), { stderr: new PassThrough(), close: () => undefined });
      streams.push(stream);
      callback(undefined, stream);
    });
    const source = sshSource(client, 'host-1');
    const first = await source.open('true');
    first.destroy();
    first.destroy();
    streams[0]?.emit('close');

    const opened = Array.from({ length: 9 }, () => source.open('true'));
    await Promise.all(opened.slice(0, 8));

    expect(requests()).toBe(9);
    void opened[8]?.catch(() => undefined);
  });
});
