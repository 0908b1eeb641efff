import { Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { leanWrites } from './lean-writes.ts';

/** A socket that keeps what every call of it sends, until it is told that the kernel has it. */
function fakeSocket() {
  const calls: Buffer[] = [];
  const callbacks: (() => void)[] = [];
  const socket = new Writable({
    writev: (pieces, callback) => {
      calls.push(Buffer.concat(pieces.map(({ chunk }) => chunk)));
      callbacks.push(callback);
    },
  });
  const sent = async (): Promise<void> => {
    for (const callback of callbacks.splice(0)) callback();
    await turn();
  };
  return { socket: leanWrites(socket), calls, sent };
}

/** What ssh2 writes of a packet: its length, which lies in the packet, the ciphertext and a tag. */
function packetOf(size: number) {
  const packet = Buffer.allocUnsafeSlow(size + 4);
  packet.writeUInt32BE(size);
  return { packet, pieces: [packet.subarray(0, 4), Buffer.allocUnsafeSlow(size), Buffer.from('tag')] };
}

describe('leanWrites', () => {
  it('sends what is written in one turn in one call, in order', async () => {
    const { socket, calls, sent } = fakeSocket();

    for (const text of ['one ', 'two ', 'three']) socket.write(Buffer.from(text));
    await turn();
    socket.write(Buffer.from('four'));
    await sent();
    await turn();

    expect(calls.map(String)).toEqual(['one two three', 'four']);
  });

  it('frees a packet when it is sent, not before', async () => {
    const { socket, calls, sent } = fakeSocket();
    const { packet, pieces } = packetOf(20_000);
    const whole = Buffer.concat(pieces);

    for (const piece of pieces) socket.write(piece);
    await turn();

    expect(calls[0]?.equals(whole)).toBe(true);
    expect([packet, ...pieces].map(({ length }) => length)).toEqual([20_004, 4, 20_000, 3]);
    await sent();
    expect([packet, ...pieces].map(({ length }) => length)).toEqual([0, 0, 0, 3]);
  });

  it.each([
    ['small', Buffer.allocUnsafeSlow(100)],
    ['a part of something larger', Buffer.alloc(40_000).subarray(0, 20_000)],
    ['the end of something larger', Buffer.alloc(40_000).subarray(20_000)],
    ['four bytes that are no length of what they lie in', Buffer.alloc(40_000, 1).subarray(0, 4)],
  ])('leaves memory alone that is %s', async (_name, piece) => {
    const { socket, sent } = fakeSocket();
    const { length } = piece;

    socket.write(piece);
    await turn();
    await sent();

    expect(piece).toHaveLength(length);
  });

  it('sends the last writes before its end', async () => {
    const { socket, calls } = fakeSocket();

    socket.write(Buffer.from('last '));
    socket.end(Buffer.from('words'));
    await turn();

    expect(Buffer.concat(calls).toString()).toContain('last ');
  });
});
