import { expect } from 'vitest';
import type { SelectorError } from '../contract/errors.ts';
import type { Selection } from '../select/selection.ts';
import type { Expected } from './scenario.ts';

/** Asserts the outcome of a scenario; returns the selection when there is one to look at further. */
export function expectScenario(
  outcome: Selection | SelectorError,
  expected: Expected,
): Selection | undefined {
  if ('code' in expected) {
    expect(outcome).toMatchObject({ code: expected.code, message: expect.stringMatching(expected.message) });
    return undefined;
  }
  if (!('image' in outcome)) throw outcome;
  const members = Object.entries(expected.image).map(([member, value]) => [
    member,
    value instanceof RegExp ? expect.stringMatching(value) : value,
  ]);
  expect(outcome.image).toMatchObject(Object.fromEntries(members));
  return outcome;
}
