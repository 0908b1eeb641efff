import { createVirtualClock } from '@ami-select/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FleetHandle } from '../fleet/handle.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { anyPoolRoom, PoolsEc2 } from '../testing/pools-ec2.ts';
import { launchFleet } from './launch-fleet.ts';

const launches = fc.record({
  // More than 20 are launched by CreateFleet.
  count: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 21, max: 25 })),
  isAllOrNothing: fc.boolean(),
  markets: fc.constantFrom({}, { market: 'spot', fallback: 'on-demand' } as const),
  rooms: fc.array(anyPoolRoom(), { minLength: 4, maxLength: 4 }),
  /** Responses of CreateFleet that are lost. */
  fleetLost: fc.constantFrom(0, 0, 1, 3, Number.POSITIVE_INFINITY),
});

describe('a launch with any room, errors and lost responses', () => {
  it('launches nothing twice, returns or records every machine, and uses all the room', async () => {
    const seen = { launched: 0, failed: 0, partial: 0, lost: 0, byFleet: 0 };
    await fc.assert(
      fc.asyncProperty(launches, async ({ count, isAllOrNothing, markets, rooms, fleetLost }) => {
        const clock = createVirtualClock();
        const intent = fleetIntent(clock, {
          instanceTypes: ['c7g.large', 'm7g.large'],
          count,
          minimum: isAllOrNothing ? count : 1,
          ...markets,
        });
        const world = new PoolsEc2(intent, rooms, fleetLost);
        let handle: FleetHandle = { intent };
        const dependencies = {
          ...testDependencies(world.ec2, clock),
          callerAddress: async () => '198.51.100.4',
          save: async (saved: FleetHandle) => {
            handle = saved;
          },
        };

        const result = await launchFleet(intent, dependencies).then(
          ({ instanceIds }) => instanceIds,
          () => undefined,
        );

        const ids = world.machines.map(({ id }) => id);
        expect(ids.length).toBeLessThanOrEqual(count);
        expect(world.repeatedOtherwise).toEqual([]);
        const { calls = [] } = handle;
        const known = new Set(calls.flatMap((call) => call.ids));
        const doubtful = new Set(calls.flatMap(({ token, outcome }) => (outcome === 'sent' ? [token] : [])));
        const unknown = world.machines.filter(({ id, token }) => !known.has(id) && !doubtful.has(token));
        expect(unknown).toEqual([]);
        if (result !== undefined) {
          expect(result.toSorted()).toEqual(ids.toSorted());
          expect(result.length).toBeGreaterThanOrEqual(intent.minimum);
        }
        const isPlain =
          rooms.every(({ error, lost }) => error === undefined && lost === 0) && fleetLost === 0;
        const room = rooms.slice(0, intent.pools.length).reduce((sum, each) => sum + each.room, 0);
        if (isPlain && !isAllOrNothing) expect(ids.length).toBe(Math.min(count, room));
        seen[result === undefined ? 'failed' : 'launched'] += 1;
        if (ids.length > 0 && ids.length < count) seen.partial += 1;
        if (world.lost > 0) seen.lost += 1;
        if (world.machines.some(({ isByFleet }) => isByFleet)) seen.byFleet += 1;
      }),
      { numRuns: 300 },
    );
    expect(Object.entries(seen).filter(([, times]) => times === 0)).toEqual([]);
  });
});
