import { PassThrough, Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Header, type HeaderData } from 'tar';
import type { ChannelSource } from '../contract/channel.ts';

/** Chunks of a channel's standard output; a generator is read only as far as its reader goes. */
export type Chunks = Iterable<Buffer>;

export interface FakeSource extends ChannelSource {
  /** Bytes that left the machine, by channel. */
  readonly sent: number[];
  /** Channels that this side closed before their output ended. */
  readonly cut: number[];
}

/** A machine in memory: the first channel prints its listing, each further one the next archive. */
export function fakeSource(listing: Chunks, ...archives: readonly Chunks[]): FakeSource {
  const outputs = [listing, ...archives];
  const sent: number[] = [];
  const cut: number[] = [];
  return {
    label: 'host-1',
    sent,
    cut,
    open: async () => {
      const index = sent.length;
      sent.push(0);
      const stdout = Readable.from(count(outputs[index] ?? [], sent, index));
      const { promise, resolve } = Promise.withResolvers<{ exitCode: number; signal: null }>();
      stdout.on('close', () => resolve({ exitCode: 0, signal: null }));
      return {
        stdin: new PassThrough().resume(),
        stdout,
        stderr: new PassThrough(),
        exited: promise,
        ended: promise,
        terminate: () => stdout.destroy(),
        destroy: () => {
          if (!stdout.readableEnded && !stdout.destroyed) cut.push(index);
          stdout.destroy();
        },
      };
    },
    close: async () => undefined,
  };
}

/** Like a connection, it lets others have their turn between two chunks. */
async function* count(chunks: Chunks, sent: number[], index: number): AsyncGenerator<Buffer> {
  for (const chunk of chunks) {
    sent[index] = (sent[index] ?? 0) + chunk.length;
    yield chunk;
    await nextTurn();
  }
}

/** A listing as `find -print0` prints it. */
export function listingOf(...names: readonly (string | Buffer)[]): Chunks {
  return [Buffer.concat(names.flatMap((name) => [Buffer.from('./'), Buffer.from(name), Buffer.from([0])]))];
}

/** A tar archive. */
export function tarOf(entries: readonly (HeaderData & { readonly body?: string })[]): Buffer {
  const blocks = entries.flatMap(({ body = '', ...fields }) => {
    const header = new Header({ mode: 0o644, size: body.length, type: 'File', ...fields });
    header.encode();
    return [
      header.block ?? Buffer.alloc(0),
      Buffer.from(body.padEnd(Math.ceil(body.length / 512) * 512, '\0')),
    ];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
