import { ActionError } from '@ami-select/action-kit';
import { exitStatusOf } from '@ami-select/core';
import { SelectorError } from '@ami-select/selector';
import { expect, it } from 'vitest';

it.each([
  [new ActionError('INVALID_INPUT', ''), 2],
  [new SelectorError('NO_IMAGE', ''), 3],
  [new SelectorError('AMBIGUOUS', ''), 4],
  [new SelectorError('LOCK_OUT_OF_DATE', ''), 5],
  [new ActionError('REMAINING', ''), 30],
  [new ActionError('CANCELLED', ''), 130],
])('%o ends a step with %i', (error, status) => {
  expect(exitStatusOf(error)).toBe(status);
});
