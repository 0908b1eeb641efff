import { expect, it } from 'vitest';
import { countOf } from './count-of.ts';

it.each([
  [0, '0 minutes'],
  [1, '1 minute'],
  [30, '30 minutes'],
])('%d has its noun in the right form', (count, text) => {
  expect(countOf(count, 'minute')).toBe(text);
});
