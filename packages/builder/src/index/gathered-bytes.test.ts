import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { GatheredBytes } from './gathered-bytes.ts';
import { JsonElements } from './json-elements.ts';

it('gives what came since the last time, and keeps nothing of who brought it', () => {
  const gathered = new GatheredBytes();
  const piece = Buffer.from('→');
  for (const byte of piece) gathered.add(Buffer.of(byte));
  gathered.add(piece);
  piece.fill(0);

  expect(String(gathered.take())).toBe('→→');
  expect(String(gathered.take())).toBe('');
  gathered.add(Buffer.from('x'.repeat(5_000)));
  expect(String(gathered.take())).toBe('x'.repeat(5_000));
});

it('is all that a page takes that comes byte by byte', () => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  const heap = (): number => {
    if (typeof collect === 'function') collect();
    return process.memoryUsage().heapUsed;
  };
  const elements = new JsonElements('files', () => {});
  const before = heap();

  for (const byte of Buffer.from(`{"files":[{"a":"${'x'.repeat(200_000)}`)) elements.write(Buffer.of(byte));

  // A buffer for each byte would be more than 20 MB.
  expect(heap() - before).toBeLessThan(5_000_000);
  expect(elements.end().text).toHaveLength(200_017);
});
