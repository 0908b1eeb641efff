import type { LocalEc2 } from '@ami-select/local-ec2';
import { vi } from 'vitest';

/** What is shutting down has ended for the product, and goes by itself: it gets so long. */
const GOING_MS = 20_000;

/**
 * Waits until what is going has gone, and fails when anything else of the endpoint remains, leases on the side of AWS
 * included; `except` are kinds that may.
 */
export async function assertNothingRemains(local: LocalEc2, except: readonly string[] = []): Promise<void> {
  const assertEmpty = (): void => {
    local.world.events.runDue();
    const remaining = [...local.journal.remaining(), ...schedulesIn(local)]
      .filter(({ kind }) => !except.includes(kind))
      .map(({ kind, id }) => `${kind} ${id}`);
    if (remaining.length > 0) throw new Error(`remaining: ${remaining.join(', ')}`);
  };
  await vi.waitFor(assertEmpty, { timeout: GOING_MS, interval: 20 });
}

function schedulesIn({ world }: LocalEc2): readonly { readonly kind: string; readonly id: string }[] {
  return world.regionNames
    .flatMap((name) => [...world.region(name).schedules.values()])
    .map(({ name }) => ({ kind: 'schedule', id: name }));
}
