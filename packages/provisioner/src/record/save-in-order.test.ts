import { expect, it } from 'vitest';
import { saveInOrder } from './save-in-order.ts';

/** Saves that end when the test says so. */
function slowSaves() {
  const open: PromiseWithResolvers<void>[] = [];
  const save = saveInOrder(() => {
    const pending = Promise.withResolvers<void>();
    open.push(pending);
    return pending.promise;
  });
  return { open, save };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('runs one save at a time, and joins those that wait', async () => {
  const { open, save } = slowSaves();

  const first = save();
  await turn();
  const later = [save(), save(), save()];
  await turn();
  expect(open).toHaveLength(1);
  open[0]?.resolve();
  await first;
  await turn();
  expect(open).toHaveLength(2);
  open[1]?.resolve();
  await Promise.all(later);

  expect(open).toHaveLength(2);
});

it('goes on after a save that failed, whose requester has the error', async () => {
  const { open, save } = slowSaves();

  const first = save();
  await turn();
  const second = save();
  open[0]?.reject(new Error('disk full'));
  await expect(first).rejects.toThrow('disk full');
  await turn();
  open[1]?.resolve();

  await expect(second).resolves.toBeUndefined();
});
