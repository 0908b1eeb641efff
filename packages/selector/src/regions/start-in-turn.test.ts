import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startInTurn } from './start-in-turn.ts';

const items = Array.from({ length: 12 }, (_, index) => index);

it('starts a few in each turn, without waiting for the ones before', async () => {
  const begun: number[] = [];
  const pending: (() => void)[] = [];
  const results = startInTurn(items, (item) => {
    begun.push(item);
    return new Promise<number>((resolve) => {
      if (item === 11) resolve(item);
      else pending.push(() => resolve(item));
    });
  });
  await Promise.resolve();
  expect(begun.length).toBeLessThan(items.length);
  for (let turns = 0; turns < items.length; turns++) await nextTurn();
  expect(begun).toEqual(items);
  for (const end of pending) end();
  expect(await results).toEqual(items);
});

it('resolves in the order of the items, whichever ends first', async () => {
  const results = await startInTurn(items, async (item) => {
    for (let turns = 0; turns < 12 - item; turns++) await nextTurn();
    return item * 2;
  });
  expect(results).toEqual(items.map((item) => item * 2));
});

it('rejects as soon as one does, also before the last has started', async () => {
  const start = async (item: number): Promise<number> => {
    if (item === 1) throw new Error('aborted');
    return item;
  };
  await expect(startInTurn(items, start)).rejects.toThrow('aborted');
});
