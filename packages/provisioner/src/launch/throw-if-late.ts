import type { Clock } from '@ami-select/core';
import { leaseLeftMs, leaseOver } from '../aws/lease-left.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { PoolSearch } from './pool-search.ts';

/** Throws `TIMED_OUT` once the lease is over: EC2 would launch machines whose first act is to end. */
export function throwIfLate(
  intent: FleetIntent,
  launched: number,
  search: PoolSearch,
  clock: Pick<Clock, 'now'>,
): void {
  if (leaseLeftMs(intent, clock) > 0) return;
  throw search.explain(
    leaseOver(intent, `its instances were launched (${launched} of ${intent.count} were)`),
  );
}
