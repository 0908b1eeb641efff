import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { collectStream } from './collect-stream.ts';

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
