import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FleetHandle } from './handle.ts';
import { spawnFleet } from './spawn-fleet.ts';
import { terminateFleet } from './terminate-fleet.ts';
import { FakeEc2, type Fault } from './testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies } from './testing/fixtures.ts';
import { VirtualClock } from './testing/virtual-clock.ts';

const DELAYS = { visible: 15_000, boot: 5_000, shutdown: 20_000, release: 5_000, groupVisible: 10_000 };

/** What a spawn meets at one call, and whether its process dies there. */
interface Cut {
  readonly at: number;
  readonly fault: Fault | undefined;
  readonly dies: boolean;
}

/** Spawns with a cut, then ends the fleet from what was saved last, as a post step or another job would. */
async function spawnCutAndEnd(
  cuts: readonly Cut[],
  request: { readonly count: number; readonly spot: boolean },
) {
  const clock = new VirtualClock();
  let process: 'alive' | 'dead' = 'alive';
  let ended = false;
  const ec2 = new FakeEc2({
    clock,
    delays: DELAYS,
    fault: ({ index }) => {
      if (ended) return undefined;
      const cut = cuts.find(({ at }) => at === index);
      if (cut?.dies) {
        process = 'dead';
        ec2.dieAfterThisCall();
      }
      return cut?.fault;
    },
  });
  const dependencies = spawnDependencies(ec2, clock);
  const market = request.spot ? ({ market: 'spot', fallback: 'on-demand' } as const) : {};
  const intent = fleetIntent(clock, { count: request.count, ...market });
  const saved: FleetHandle[] = [];
  const save = async (handle: FleetHandle): Promise<void> => {
    if (process === 'dead') throw new Error('the process is dead');
    saved.push(JSON.parse(JSON.stringify(handle)));
  };
  await spawnFleet(intent, { ...dependencies, save }, { timeoutMs: 60_000 }).catch(() => {});
  ended = true;
  ec2.revive();

  const proof = await terminateFleet(saved.at(-1) ?? intent, dependencies);
  return { ec2, proof };
}

const FAULTS: readonly (Fault | undefined)[] = [
  undefined,
  'never-arrives',
  'answer-lost',
  { error: 'InternalError', status: 500 },
  { error: 'RequestLimitExceeded', status: 503 },
  { error: 'InsufficientInstanceCapacity', status: 500 },
  { error: 'UnauthorizedOperation', status: 403 },
];

describe('no leak', () => {
  const cutPoints = Array.from({ length: 16 }, (_, at) => at);
  const cases = cutPoints.flatMap((at) =>
    FAULTS.flatMap((fault) => [true, false].map((dies) => ({ at, fault, dies }))),
  );

  it.each(cases)('nothing is left after $fault at call $at (process dies: $dies)', async (cut) => {
    const { ec2, proof } = await spawnCutAndEnd([cut], { count: 2, spot: true });

    expect(proof.clean).toBe(true);
    expect(ec2.left()).toEqual([]);
  });

  it('nothing is left after any series of faults', async () => {
    const anyCut = fc.record({
      at: fc.integer({ min: 0, max: 40 }),
      fault: fc.constantFrom(...FAULTS),
      dies: fc.boolean(),
    });

    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCut, { maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        async (cuts, count, spot) => {
          const { ec2, proof } = await spawnCutAndEnd(cuts, { count, spot });

          expect(proof.clean).toBe(true);
          expect(ec2.left()).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
