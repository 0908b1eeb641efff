import { expect, it } from 'vitest';
import { mayBelieveAbsence, mayShowTraits } from './settling.ts';

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

it.each([
  ['a fresh one of a fresh fleet', { ageMs: 60_000, fleetMs: 60_000, searchedMs: 0 }, true],
  ['one of unknown age', { ageMs: undefined, fleetMs: 60_000, searchedMs: 0 }, true],
  [
    "one that is younger than the machine's clock says",
    { ageMs: -60_000, fleetMs: 60_000, searchedMs: 0 },
    true,
  ],
  ['one that is almost fresh no more', { ageMs: 299_999, fleetMs: 60_000, searchedMs: 0 }, true],
  ['one that is fresh no more', { ageMs: 300_000, fleetMs: 60_000, searchedMs: 0 }, false],
  [
    'one of unknown age, searched for long enough',
    { ageMs: undefined, fleetMs: 60_000, searchedMs: 30_000 },
    false,
  ],
  ['a fresh one, searched for long enough', { ageMs: 60_000, fleetMs: 60_000, searchedMs: 30_000 }, false],
  ['a fresh one of a fleet that is fresh no more', { ageMs: 60_000, fleetMs: 300_000, searchedMs: 0 }, false],
])('token and tags of %s: %o may still show is %s', (_, { ageMs, fleetMs, searchedMs }, may) => {
  const now = createdAt + fleetMs;

  const shows = mayShowTraits(
    ageMs === undefined ? undefined : new Date(now - ageMs),
    { createdAt: new Date(createdAt).toISOString() },
    { startedAt: now - searchedMs, searchMs: 30_000 },
    { now: () => new Date(now) },
  );

  expect(shows).toBe(may);
});
