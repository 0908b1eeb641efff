import { expect, it } from 'vitest';
import { localHandlers } from './testing/local-handler.ts';
import { play } from './testing/no-leak/play.ts';
import { rulesOf, type Schedule } from './testing/no-leak/schedule.ts';

/** Schedules that a random search found to be bad once, by what was wrong. */
const FOUND: Readonly<Record<string, Schedule>> = {
  'the record of a CreateFleet, shown by its id alone and that late, was taken for deleted': {
    isSpot: false,
    lags: { hidden: [38_199, 0, 0, 43_420, 0, 0, 0], stale: [1_905], tags: [0, 5_572, 0, 0] },
    ender: 'the last handle',
    count: 22,
    world: ['dies-at-boot'],
    hasLeaseRole: true,
    minimum: 1,
    faults: [
      { kind: 'server-error', phase: 'launch', action: 'CreateFleet', at: 0, seconds: 46 },
      { kind: 'killed-before', phase: 'ready', at: 7, seconds: 76 },
      { kind: 'cut-off', phase: 'end', at: 3, seconds: 16 },
      { kind: 'no-response', phase: 'end', at: 2, seconds: 77 },
    ],
  },
  'a launch template that was created last, and not shown yet, was taken for never created': {
    isSpot: true,
    lags: { hidden: [7_279, 0, 21_901, 8_259, 0], stale: [0], tags: [0, 0, 0, 1_037, 0] },
    ender: 'the last handle',
    count: 22,
    world: [],
    hasLeaseRole: false,
    minimum: 22,
    faults: [
      { kind: 'killed-after', phase: 'launch', action: 'CreateFleet', at: 0, seconds: 78 },
      { kind: 'killed-after', phase: 'launch', at: 2, seconds: 30 },
      { kind: 'response-lost', phase: 'end', at: 12, seconds: 77 },
    ],
  },
};

const start = localHandlers();

it.each(Object.entries(FOUND))('%s', async (_, schedule) => {
  const { afterCleanProofs, unreported, remaining } = await play(schedule, await start(rulesOf(schedule)));

  expect([afterCleanProofs.flat(), unreported, remaining]).toEqual([[], [], []]);
});
