import { describe, expect, it } from 'vitest';
import { SpentBuffers } from './spent-buffers.ts';

describe('SpentBuffers', () => {
  it('frees a chunk whose memory is its own, and leaves shared memory alone', () => {
    const own = new Uint8Array(2 ** 20);
    const shared = new Uint8Array(2 ** 20);
    const spent = new SpentBuffers();

    for (let count = 0; count < 20; count += 1) spent.spend(shared.subarray(1));
    spent.spend(own);

    expect([own.byteLength, shared.byteLength]).toEqual([0, 2 ** 20]);
  });
});
