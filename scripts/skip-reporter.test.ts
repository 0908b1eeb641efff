import { expect, it } from 'vitest';
import { compareSkips, withoutReason } from './skip-reporter.ts';

it('names every skip that was not expected, and every one that was expected in vain', () => {
  expect(compareSkips(['a', 'b'], ['b', 'a'])).toEqual([]);
  expect(compareSkips(['a', 'b'], ['b', 'c'])).toEqual([
    'SKIPPED but not expected to be: a',
    'EXPECTED to be skipped: c',
  ]);
});

it.each([
  ['x.test.ts: the way out (skipped: namespaces (no slirp4netns), cgroup v1)', 'x.test.ts: the way out'],
  ['x.test.ts: over moto (not installed: run e2e/peers/install)', 'x.test.ts: over moto'],
  ['x.test.ts: as boto3 (skipped: not run) sees it', 'x.test.ts: as boto3 sees it'],
  ['x.test.ts: takes one (or more)', 'x.test.ts: takes one (or more)'],
])('leaves the reason out of %j', (name, expected) => {
  expect(withoutReason(name)).toBe(expected);
});
