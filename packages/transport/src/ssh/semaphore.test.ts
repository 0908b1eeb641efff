import { describe, expect, it } from 'vitest';
import { Semaphore } from './semaphore.ts';

/** Starts `count` acquisitions and records their order. */
function start(semaphore: Semaphore, count: number): number[] {
  const admitted: number[] = [];
  for (let index = 0; index < count; index += 1) void semaphore.acquire().then(() => admitted.push(index));
  return admitted;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Semaphore', () => {
  it('admits up to its limit at once', async () => {
    const admitted = start(new Semaphore(2), 3);

    await settle();

    expect(admitted).toEqual([0, 1]);
  });

  it('admits one more per release, first come first served', async () => {
    const semaphore = new Semaphore(1);
    const admitted = start(semaphore, 3);

    semaphore.release();
    await settle();

    expect(admitted).toEqual([0, 1]);
  });

  it('is free again after every holder released it', async () => {
    const semaphore = new Semaphore(1);
    await semaphore.acquire();
    semaphore.release();

    const admitted = start(semaphore, 2);
    await settle();

    expect(admitted).toEqual([0]);
  });
});
