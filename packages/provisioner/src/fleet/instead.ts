import type { Place } from './pools-at.ts';

/** How many instances are to be launched instead of lost ones, how few will do, and where the lost ones were. */
export interface Instead {
  readonly count: number;
  readonly minimum: number;
  readonly lost: readonly Place[];
}
