import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FleetIntent } from './fleet/fleet-intent.ts';
import type { FleetHandle } from './fleet/handle.ts';
import { spawnFleet } from './spawn-fleet.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';
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

/** A process that lives on an EC2 with faults, until a cut kills it. */
function createVictim(cuts: readonly Cut[]) {
  const clock = new VirtualClock();
  const saved: FleetHandle[] = [];
  let state: 'alive' | 'dead' | 'replaced' = 'alive';
  const ec2 = new FakeEc2({
    clock,
    delays: DELAYS,
    fault: ({ index }) => {
      if (state === 'replaced') return undefined;
      const cut = cuts.find(({ at }) => at === index);
      if (cut?.dies) {
        state = 'dead';
        ec2.dieAfterThisCall();
      }
      return cut?.fault;
    },
  });
  const save = async (handle: FleetHandle): Promise<void> => {
    if (state === 'dead') throw new Error('the process is dead');
    saved.push(JSON.parse(JSON.stringify(handle)));
  };
  const replace = (): void => {
    state = 'replaced';
    ec2.revive();
  };
  return { clock, ec2, saved, replace, dependencies: { ...spawnDependencies(ec2, clock), save } };
}

interface Wish {
  readonly count: number;
  readonly spot: boolean;
}

function planFor(clock: VirtualClock, { count, spot }: Wish): FleetIntent {
  return fleetIntent(clock, { count, ...(spot && { market: 'spot', fallback: 'on-demand' }) });
}

/** Spawns with cuts, then ends the fleet from what was saved last, as a post step or another job would. */
async function spawnCutAndEnd(cuts: readonly Cut[], wish: Wish) {
  const { clock, ec2, saved, replace, dependencies } = createVictim(cuts);
  const intent = planFor(clock, wish);
  await spawnFleet(intent, dependencies, { timeoutMs: 60_000 }).catch(() => {});
  replace();

  const proof = await terminateFleet(saved.at(-1) ?? intent, dependencies);
  return { ec2, proof };
}

/** Spawns in peace, ends the fleet with cuts, then ends it again from what was saved last. */
async function spawnAndEndCut(cuts: readonly Cut[], wish: Wish) {
  const calm = 100;
  const { clock, ec2, saved, replace, dependencies } = createVictim(
    cuts.map((cut) => ({ ...cut, at: cut.at + calm })),
  );
  await spawnFleet(planFor(clock, wish), dependencies);
  ec2.pretendCalls(calm);
  await terminateFleet(saved.at(-1)!, dependencies).catch(() => {});
  replace();

  const proof = await terminateFleet(saved.at(-1)!, dependencies);
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

  it.each(['CreateSecurityGroup', 'RunInstances'])(
    'nothing is left when %s works without an answer and is refused when it is sent again',
    async (creating) => {
      const clock = new VirtualClock();
      let sent = 0;
      const ec2 = new FakeEc2({
        clock,
        delays: DELAYS,
        fault: ({ action }) => {
          if (action !== creating) return undefined;
          sent += 1;
          return sent === 1 ? 'answer-lost' : { error: 'UnauthorizedOperation', status: 403 };
        },
      });

      await spawnFleet(fleetIntent(clock), spawnDependencies(ec2, clock)).catch(() => {});

      expect(ec2.left()).toEqual([]);
    },
  );

  const anyCuts = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 40 }), fault: fc.constantFrom(...FAULTS), dies: fc.boolean() }),
    { maxLength: 8 },
  );
  const anyWish = fc.record({ count: fc.integer({ min: 1, max: 4 }), spot: fc.boolean() });

  it.each([
    ['a spawn', spawnCutAndEnd],
    ['a termination', spawnAndEndCut],
  ])('nothing is left after any series of faults in %s', async (_name, live) => {
    const property = fc.asyncProperty(anyCuts, anyWish, async (cuts, wish) => {
      const { ec2, proof } = await live(cuts, wish);

      expect(proof.clean).toBe(true);
      expect(ec2.left()).toEqual([]);
    });

    await fc.assert(property, { numRuns: 300 });
  });
});
