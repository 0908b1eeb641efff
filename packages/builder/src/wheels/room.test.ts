import { describe, expect, it } from 'vitest';
import { Room } from './room.ts';

describe('Room', () => {
  it('lets work in by what it needs, in the order of arrival, and the largest alone', async () => {
    const room = new Room(10);
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const work = (name: string, amount: number): Promise<void> =>
      room.within(amount, () => {
        begun.push(name);
        return new Promise((end) => ends.set(name, end));
      });
    const end = async (name: string): Promise<void> => {
      ends.get(name)?.();
      await new Promise(setImmediate);
    };
    const all = Promise.all([work('a', 4), work('b', 6), work('large', 99), work('c', 1)]);
    await end('');
    expect(begun).toEqual(['a', 'b']);
    await end('a');
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'large']);
    await end('large');
    await end('c');
    await all;
    expect(begun).toEqual(['a', 'b', 'large', 'c']);
  });

  it('has room again after work that failed', async () => {
    const room = new Room(1);

    await expect(room.within(1, () => Promise.reject(new Error('damaged')))).rejects.toThrow('damaged');
    await expect(room.within(1, async () => 'next')).resolves.toBe('next');
  });
});
