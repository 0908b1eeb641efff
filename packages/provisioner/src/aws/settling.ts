import type { Clock } from '@ami-select/core';
import type { FleetIntent } from '../fleet/fleet-intent.ts';

/** Age of an intent after which every resource of its fleet is visible to every call. */
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
