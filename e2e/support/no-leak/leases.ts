import type { LocalEc2 } from '@ami-select/local-ec2';
import { vi } from 'vitest';

/** A machine's own lease ends it within so long. */
const LEASE_MS = 60_000;

/** Ids of the instances that run, or will. */
export function runningIn({ world }: LocalEc2): readonly string[] {
  world.events.runDue();
  return world.regionNames
    .flatMap((name) => [...world.region(name).instances.values()])
    .filter(({ state }) => state !== 'shutting-down' && state !== 'terminated')
    .map(({ id }) => id);
}

/** Waits until the instances have ended without anybody's call. */
export async function assertLeasesEnd(local: LocalEc2): Promise<void> {
  const assertEnded = (): void => {
    const running = runningIn(local);
    if (running.length > 0) throw new Error(`not ended by its lease: ${running.join(', ')}`);
  };
  await vi.waitFor(assertEnded, { timeout: LEASE_MS, interval: 50 });
  const calls = local.journal.requests().filter(({ operation }) => operation === 'TerminateInstances');
  if (calls.length > 0) throw new Error('somebody else ended what the lease was to end');
}
