import type { Clock } from '@ami-select/core';
import type { FleetIntent } from '../fleet/fleet-intent.ts';

/** Whatever a fleet created this long after its intent is visible to every call by now. */
const FRESH_MS = 300_000;

/**
 * Whether "not found" may be believed: the search has gone on for `searchMs`, or the fleet is not fresh any more.
 * EC2 shows new resources only after seconds, at times minutes (developer guide, eventual consistency).
 */
export function mayBelieveAbsence(
  intent: Pick<FleetIntent, 'createdAt'>,
  search: { readonly startedAt: number; readonly searchMs: number },
  clock: Pick<Clock, 'now'>,
): boolean {
  const now = clock.now().getTime();
  return now - search.startedAt >= search.searchMs || now - Date.parse(intent.createdAt) >= FRESH_MS;
}
