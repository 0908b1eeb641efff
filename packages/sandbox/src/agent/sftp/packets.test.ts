import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { createFieldReader, packet, readPackets, string, uint32, uint64 } from './packets.ts';

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

it.each([1, 3, 7, 1000])('finds the messages of a stream that comes in pieces of %i', async (size) => {
  const stream = Buffer.concat([packet(1, uint32(3)), packet(5), packet(6, string('x'.repeat(20)))]);

  const messages: Buffer[] = await Readable.from(readPackets(chunksOf(stream, size))).toArray();

  expect(messages.map((message) => [message[0], message.length])).toEqual([
    [1, 5],
    [5, 1],
    [6, 25],
  ]);
});

it('ends at a message that is too long to be one', async () => {
  const greeting = chunksOf(Buffer.from('Welcome to this machine\n'), 100);

  await expect(Readable.from(readPackets(greeting)).toArray()).rejects.toThrow('longer than SFTP allows');
});

it('reads fields in their order, and nothing beyond the end', () => {
  const fields = createFieldReader(
    Buffer.concat([Buffer.of(9), uint32(2 ** 32 - 1), uint64(2 ** 40), string('ä'), uint32(50)]),
  );

  const read = [fields.byte(), fields.uint32(), fields.uint64(), fields.path()];

  expect(read).toEqual([9, 2 ** 32 - 1, 2 ** 40, 'ä']);
  expect(() => fields.bytes()).toThrow(RangeError);
  expect(() => fields.uint64()).toThrow(RangeError);
});
