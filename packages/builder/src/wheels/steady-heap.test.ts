import { describe, expect, it } from 'vitest';
import { withSteadyHeap } from './steady-heap.ts';

describe('withSteadyHeap', () => {
  it('gives what the work gives, and throws what it throws', async () => {
    await expect(withSteadyHeap(async () => 5)).resolves.toBe(5);
    await expect(withSteadyHeap(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
