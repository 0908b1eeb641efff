import { createVirtualClock, type VirtualClock } from '@ami-select/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ec2Port, SpawnDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Proof } from '../fleet/proof.ts';
import { launchFleet } from '../launch/launch-fleet.ts';
import { recoverHandle } from '../record/recover-handle.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { fleetIntent, fleetRequest, spawnDependencies } from '../testing/fixtures.ts';
import { anyLags, type Lags, lagOf, lagRules } from '../testing/lags.ts';
import { LOCAL_REGION, localHandlers } from '../testing/local-handler.ts';
import { terminateFleet } from './terminate-fleet.ts';

/** An EC2 with lags, and what still exists in it. */
interface World {
  readonly ec2: Ec2Port;
  readonly clock: VirtualClock;
  readonly change: Parameters<typeof fleetIntent>[1];
  remaining(): readonly string[];
}

/** Together below the half minute for which a termination searches. */
const lags = anyLags({ hidden: 15_000, list: 6_000 });
const sizes = fc.record({ count: fc.integer({ min: 1, max: 4 }), spot: fc.boolean() });

const startLocal = localHandlers();

async function localWorld(drawn: Lags): Promise<World> {
  const { ec2, clock, imageId, journal } = await startLocal(lagRules(drawn));
  const image = { ...fleetRequest().image, id: imageId };
  const remaining = () => journal.remaining().map(({ id }) => id);
  return { ec2, clock, change: { image, region: LOCAL_REGION }, remaining };
}

function fakeWorld({ hidden, stale, tags }: Lags): World {
  const clock = createVirtualClock();
  let created = 0;
  const fake = new FakeEc2({
    clock,
    delays: () => {
      created += 1;
      const ms = lagOf(hidden, created);
      return { visible: ms, groupVisible: ms, boot: 6_000, shutdown: 20_000, release: 5_000 };
    },
    lag: ({ index }) => ({ staleMs: lagOf(stale, index), tagMs: lagOf(tags, index) }),
  });
  return { ec2: fake.port, clock, change: {}, remaining: () => fake.remaining() };
}

/** Launches a fleet and terminates it from what is known of it. */
async function launchAndTerminate(
  { ec2, clock, change, remaining }: World,
  { count, spot }: { readonly count: number; readonly spot: boolean },
  known: (handle: FleetHandle, clock: VirtualClock) => FleetHandle | FleetIntent,
): Promise<{ readonly proof: Proof; readonly remaining: readonly string[] }> {
  const dependencies: SpawnDependencies = {
    ...spawnDependencies(new FakeEc2({ clock }), clock),
    ec2,
  };
  const market = spot ? ({ market: 'spot', fallback: 'on-demand' } as const) : {};
  const { handle } = await launchFleet(fleetIntent(clock, { count, ...market, ...change }), dependencies);
  const proof = await terminateFleet(known(handle, clock), dependencies);
  // What shuts down when the proof is made.
  await clock.sleep(60_000);
  return { proof, remaining: remaining() };
}

const KNOWN = [
  ['its last handle', (handle: FleetHandle) => handle],
  [
    'the handle that was stored before the launch',
    ({ intent, calls = [] }: FleetHandle) => ({
      intent,
      calls: calls.map((call) => ({ ...call, outcome: 'sent' as const, ids: [] })),
    }),
  ],
  ['its intent alone', ({ intent }: FleetHandle) => intent],
  [
    'its id alone',
    ({ intent: { fleetId, region } }: FleetHandle, clock: VirtualClock) =>
      recoverHandle({ fleetId, region, now: clock.now() }),
  ],
] as const;

describe.each(KNOWN)('a fleet of which %s is known', (_, known) => {
  it('is terminated whole on the fake with any lag', async () => {
    const property = fc.asyncProperty(lags, sizes, async (drawn, size) => {
      const { proof, remaining } = await launchAndTerminate(fakeWorld(drawn), size, known);

      expect(proof.clean).toBe(true);
      expect(proof.created.filter(({ kind }) => kind === 'instance')).toHaveLength(size.count);
      expect(remaining).toEqual([]);
    });

    await fc.assert(property, { numRuns: 100 });
  });

  it("is terminated whole on local-ec2's handler with any lag", async () => {
    const property = fc.asyncProperty(lags, sizes, async (drawn, size) => {
      const { proof, remaining } = await launchAndTerminate(await localWorld(drawn), size, known);

      expect(proof.clean).toBe(true);
      expect(proof.created.filter(({ kind }) => kind === 'instance')).toHaveLength(size.count);
      expect(remaining).toEqual([]);
    });

    await fc.assert(property, { numRuns: 6 });
  });
});
