import { expect, it } from 'vitest';
import { systemClock } from '../ports.ts';
import { EXAMPLES_OF } from './examples-clock.ts';

const DAY_MS = 86_400_000;

/** The local endpoint's catalogue covers two years: until then what the documents show still exists. */
const MOST_DAYS = 540;

it(`the examples are not older than ${MOST_DAYS} days: else move them and EXAMPLES_OF to a newer day`, () => {
  const days = Math.floor((systemClock.now().getTime() - EXAMPLES_OF.getTime()) / DAY_MS);

  expect(days).toBeLessThanOrEqual(MOST_DAYS);
});
