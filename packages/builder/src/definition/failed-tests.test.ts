import { expect, it } from 'vitest';
import { loadBuild } from './load-build.ts';

function load(given: unknown) {
  return loadBuild({ steps: [{ run: 'true' }], 'failed-tests': given }, { baseDirectory: '/' }).failedTests;
}

it.each([
  ['warn', 'warn'],
  ['fail', 'fail'],
  [undefined, 'fail'],
])('failed-tests %j is %s', (given, failedTests) => {
  expect(load(given)).toBe(failedTests);
});

it.each([
  ['warm', '"warm" is not valid because it is unknown (did you mean "warn"?); expected fail or warn'],
  [true, 'true is not valid because it is unknown; expected fail or warn'],
])('failed-tests %j is refused', (given, message) => {
  expect(() => load(given)).toThrow(`build.failed-tests: ${message}`);
});
