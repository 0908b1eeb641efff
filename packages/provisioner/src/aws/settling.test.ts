import { expect, it } from 'vitest';
import { mayBelieveAbsence } from './settling.ts';

const createdAt = Date.UTC(2026, 0, 1);

it.each([
  ['a fresh fleet, searched too briefly', { ageMs: 60_000, searchedMs: 29_999 }, false],
  ['a fresh fleet, searched for long enough', { ageMs: 60_000, searchedMs: 30_000 }, true],
  ['a fleet that is almost fresh no more', { ageMs: 299_999, searchedMs: 0 }, false],
  ['a fleet that is fresh no more', { ageMs: 300_000, searchedMs: 0 }, true],
])('of %s: %o is %s', (_, { ageMs, searchedMs }, mayBelieve) => {
  const now = createdAt + ageMs;

  const believed = mayBelieveAbsence(
    { createdAt: new Date(createdAt).toISOString() },
    { startedAt: now - searchedMs, searchMs: 30_000 },
    { now: () => new Date(now) },
  );

  expect(believed).toBe(mayBelieve);
});
