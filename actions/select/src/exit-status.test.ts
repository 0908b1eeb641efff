import type { ActionErrorCode } from '@ami-select/action-kit';
import { EXIT_STATUS } from '@ami-select/config';
import type { SelectorErrorCode } from '@ami-select/selector';
import { expect, it } from 'vitest';

/** A code without a status does not compile. */
const STATUS: Readonly<Record<ActionErrorCode | SelectorErrorCode, number>> = EXIT_STATUS;

it.each([
  ['INVALID_INPUT', 2],
  ['NO_IMAGE', 3],
  ['AMBIGUOUS', 4],
  ['LOCK_OUT_OF_DATE', 5],
  ['REMAINING', 30],
  ['CANCELLED', 130],
] as const)('%s ends a step with %i', (code, status) => {
  expect(STATUS[code]).toBe(status);
});
