import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { withinBudget } from './within-budget.ts';

const never = (): Promise<never> => new Promise(() => {});

it('has the result of work that is in time, and its failure', async () => {
  const clock = createVirtualClock(new Date(0));

  await expect(withinBudget(async () => 7, 5_000, clock, undefined)).resolves.toBe(7);
  await expect(
    withinBudget(() => Promise.reject(new Error('refused')), 5_000, clock, undefined),
  ).rejects.toThrow('refused');

  expect(clock.now().getTime()).toBe(0);
});

it('does not wait for work beyond its budget, and tells it to stop', async () => {
  const clock = createVirtualClock(new Date(0));
  let isStopped = false;
  const work = (budget: AbortSignal): Promise<never> => {
    budget.addEventListener('abort', () => {
      isStopped = true;
    });
    return never();
  };

  await expect(withinBudget(work, 5_000, clock, undefined)).resolves.toBeUndefined();

  expect(clock.now().getTime()).toBe(5_000);
  expect(isStopped).toBe(true);
});

it.each([
  ['at once for a signal that has fired', (signal: AbortController) => signal.abort()],
  ['as soon as a signal fires', (signal: AbortController) => queueMicrotask(() => signal.abort())],
])('ends %s', async (_, fire) => {
  const clock = createVirtualClock(new Date(0));
  const signal = new AbortController();
  fire(signal);

  await expect(withinBudget(never, 5_000, clock, signal.signal)).resolves.toBeUndefined();

  expect(clock.now().getTime()).toBe(0);
});
