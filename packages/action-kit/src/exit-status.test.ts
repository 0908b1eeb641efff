import { expect, it } from 'vitest';
import { exitStatusOf } from './exit-status.ts';

it.each([
  ['NO_IMAGE', 3],
  ['AMBIGUOUS', 4],
  ['INVALID_QUERY', 2],
  ['TESTS_FAILED', 15],
  ['CAPACITY', 20],
  ['LEFT_BEHIND', 30],
  ['SOMETHING_ELSE', 1],
])('maps %s to %i', (code, status) => {
  expect(exitStatusOf({ code })).toBe(status);
});

it.each([undefined, null, 'text', new Error('plain'), { code: 7 }])('maps %s to 1', (error) => {
  expect(exitStatusOf(error)).toBe(1);
});
