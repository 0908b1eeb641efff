import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { collectStream, LARGEST_RESPONSE } from './collect-stream.ts';

it('joins the chunks of a response in their order', async () => {
  const stream = Readable.from([Buffer.from('one, '), Buffer.from('two')]);

  expect(Buffer.from(await collectStream(stream)).toString()).toBe('one, two');
});

it('rejects with the error of a response that breaks off', async () => {
  const stream = Readable.from(
    (async function* () {
      yield Buffer.from('one');
      throw new Error('broken off');
    })(),
  );

  await expect(collectStream(stream)).rejects.toThrow('broken off');
});

describe('the largest response', () => {
  const MIB = Buffer.alloc(1024 * 1024);

  function* mebibytes(count: number): Generator<Uint8Array> {
    for (let sent = 0; sent < count; sent += 1) yield MIB;
  }

  it('is read as a whole', async () => {
    const stream = Readable.from(mebibytes(LARGEST_RESPONSE / MIB.length));

    expect((await collectStream(stream)).length).toBe(LARGEST_RESPONSE);
  });

  it('has not one byte more, and nothing after it is asked for', async () => {
    let asked = 0;
    const stream = Readable.from(
      (function* () {
        yield* mebibytes(LARGEST_RESPONSE / MIB.length);
        while (asked < 1_000) {
          asked += 1;
          yield Buffer.alloc(1);
        }
      })(),
    );

    await expect(collectStream(stream).then(({ length }) => length)).rejects.toMatchObject({
      code: 'RESPONSE_TOO_LARGE',
      message: expect.stringContaining('the endpoint responded with more than 67108864 bytes'),
    });

    expect(stream.destroyed).toBe(true);
    expect(asked).toBeLessThan(100);
  });
});
