import type { LocalEc2 } from '@ami-select/local-ec2';
import { vi } from 'vitest';

/** What is shutting down has ended for the product, and goes by itself: it gets so long. */
const GOING_MS = 20_000;

/** Waits until what is going has gone, and fails when anything else of the endpoint remains. */
export async function assertNothingRemains({ journal }: LocalEc2): Promise<void> {
  const assertEmpty = (): void => {
    const remaining = journal.remaining().map(({ kind, id }) => `${kind} ${id}`);
    if (remaining.length > 0) throw new Error(`remaining: ${remaining.join(', ')}`);
  };
  await vi.waitFor(assertEmpty, { timeout: GOING_MS, interval: 20 });
}
