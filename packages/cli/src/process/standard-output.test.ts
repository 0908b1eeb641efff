import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { watchDelivery } from './standard-output.ts';

const createStream = (isTTY = false) =>
  Object.assign(new EventEmitter(), {
    isTTY,
    write: (_text: string, written: () => void) => setImmediate(written),
  });

const errorOf = (code: string) => Object.assign(new Error(`${code}, write`), { code, syscall: 'write' });

describe('watchDelivery', () => {
  it.each([
    ['ENOSPC', 'standard output cannot be written because no space is left on its file system'],
    ['EDQUOT', 'standard output cannot be written because the quota of its file system is used up'],
    ['EIO', 'standard output cannot be written because of EIO'],
  ])('names a loss by %s, also one that comes while it waits', async (code, line) => {
    const stream = createStream();
    const delivery = watchDelivery(stream);

    const loss = delivery.loss();
    stream.emit('error', errorOf(code));

    expect(await loss).toBe(line);
  });

  it.each(['EPIPE', 'ECONNRESET', 'EIO'])(
    'loses nothing to a reader that went away with %s',
    async (code) => {
      const stream = createStream(true);
      const delivery = watchDelivery(stream);

      stream.emit('error', errorOf(code));

      expect(await delivery.loss()).toBeUndefined();
    },
  );
});
