import { type Clock, systemClock } from '../ports.ts';

/** The day that the examples of tests are of: names, versions and ages of generated images. */
export const EXAMPLES_OF: Date = new Date('2026-11-22T12:00:00.000Z');

/** Time that is `EXAMPLES_OF` now, whatever today is, and passes as fast as the machine's. */
export function createExamplesClock(): Clock {
  const offsetMs = EXAMPLES_OF.getTime() - Date.now();
  return { ...systemClock, now: () => new Date(Date.now() + offsetMs) };
}
