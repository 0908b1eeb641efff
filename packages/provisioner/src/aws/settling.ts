import type { Clock } from '@ami-select/core';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { awsNow } from './aws-time.ts';

/** Age of an intent after which every resource of its fleet is visible to every call, and of a resource likewise. */
const FRESH_MS = 300_000;

/** A search for what may not be visible yet. */
export interface Search {
  /** Milliseconds of the clock. */
  readonly startedAt: number;
  readonly searchMs: number;
}

/**
 * Whether "not found" may be believed: the search has gone on for `searchMs`, or the fleet is not fresh any more.
 * EC2 shows new resources only after seconds, at times minutes (developer guide, eventual consistency).
 */
export function mayBelieveAbsence(
  intent: Pick<FleetIntent, 'createdAt'>,
  search: Search,
  clock: Pick<Clock, 'now'>,
): boolean {
  const searchedMs = clock.now().getTime() - search.startedAt;
  return searchedMs >= search.searchMs || leastAgeMs(intent, clock) >= FRESH_MS;
}

/** Milliseconds since a fleet was planned. The clock that wrote it may be wrong, as this one may be: the least of both. */
export function leastAgeMs({ createdAt }: Pick<FleetIntent, 'createdAt'>, clock: Pick<Clock, 'now'>): number {
  const now = Math.min(clock.now().getTime(), awsNow(clock).getTime());
  return now - Date.parse(createdAt);
}

/**
 * Whether a resource that EC2 shows without token and tags may still come to show them: it is fresh by its own time of
 * creation, where EC2 has one, and its fleet is. The five minutes leave room for a clock that differs from EC2's.
 */
export function mayShowTraits(
  createdAt: Date | undefined,
  intent: Pick<FleetIntent, 'createdAt'>,
  search: Search,
  clock: Pick<Clock, 'now'>,
): boolean {
  const ageMs = createdAt === undefined ? 0 : awsNow(clock).getTime() - createdAt.getTime();
  return ageMs < FRESH_MS && !mayBelieveAbsence(intent, search, clock);
}
