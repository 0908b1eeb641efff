import { createVirtualClock, type VirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { FleetIntent } from './fleet/fleet-intent.ts';
import type { FleetHandle } from './fleet/handle.ts';
import { spawnFleet } from './spawn-fleet.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';
import { FakeEc2, type Fault } from './testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies } from './testing/fixtures.ts';

const DELAYS = { visible: 15_000, boot: 5_000, shutdown: 20_000, release: 5_000, groupVisible: 10_000 };

/** A fault at one call, and whether the process is killed there. */
interface Cut {
  readonly at: number;
  readonly fault: Fault | undefined;
  readonly isKilled: boolean;
}

/** A process on an EC2 with faults, until a cut kills it. */
function createVictim(cuts: readonly Cut[]) {
  const clock = createVirtualClock();
  const saved: FleetHandle[] = [];
  let state: 'alive' | 'killed' | 'replaced' = 'alive';
  const ec2 = new FakeEc2({
    clock,
    delays: DELAYS,
    fault: ({ index }) => {
      if (state === 'replaced') return undefined;
      const cut = cuts.find(({ at }) => at === index);
      if (cut?.isKilled) {
        state = 'killed';
        ec2.killAfterThisCall();
      }
      return cut?.fault;
    },
  });
  const save = async (handle: FleetHandle): Promise<void> => {
    if (state === 'killed') throw new Error('the process was killed');
    saved.push(JSON.parse(JSON.stringify(handle)));
  };
  const replace = (): void => {
    state = 'replaced';
    ec2.revive();
  };
  return { clock, ec2, saved, replace, dependencies: { ...spawnDependencies(ec2, clock), save } };
}

interface FleetSize {
  readonly count: number;
  readonly spot: boolean;
}

function planFor(clock: VirtualClock, { count, spot }: FleetSize): FleetIntent {
  return fleetIntent(clock, { count, ...(spot && { market: 'spot', fallback: 'on-demand' }) });
}

/** Spawns with cuts, then terminates the fleet from the last saved handle, as a post step or another job would. */
async function spawnCutAndTerminate(cuts: readonly Cut[], size: FleetSize) {
  const { clock, ec2, saved, replace, dependencies } = createVictim(cuts);
  const intent = planFor(clock, size);
  await spawnFleet(intent, dependencies, { timeoutMs: 60_000 }).catch(() => {});
  replace();

  const proof = await terminateFleet(saved.at(-1) ?? intent, dependencies);
  return { ec2, proof };
}

const FAULTS: readonly (Fault | undefined)[] = [
  undefined,
  'never-arrives',
  'response-lost',
  { error: 'InternalError', status: 500 },
  { error: 'RequestLimitExceeded', status: 503 },
  { error: 'InsufficientInstanceCapacity', status: 500 },
  { error: 'UnauthorizedOperation', status: 403 },
];

describe('no leak', () => {
  const cutPoints = Array.from({ length: 16 }, (_, at) => at);
  const cases = cutPoints.flatMap((at) =>
    FAULTS.flatMap((fault) => [true, false].map((isKilled) => ({ at, fault, isKilled }))),
  );

  it.each(cases)('nothing remains after $fault at call $at (process killed: $isKilled)', async (cut) => {
    const { ec2, proof } = await spawnCutAndTerminate([cut], { count: 2, spot: true });

    expect(proof.clean).toBe(true);
    expect(ec2.remaining()).toEqual([]);
  });

  it.each(['CreateSecurityGroup', 'RunInstances'])(
    'nothing remains when %s works without a response and is refused when it is sent again',
    async (creating) => {
      const clock = createVirtualClock();
      let sent = 0;
      const ec2 = new FakeEc2({
        clock,
        delays: DELAYS,
        fault: ({ action }) => {
          if (action !== creating) return undefined;
          sent += 1;
          return sent === 1 ? 'response-lost' : { error: 'UnauthorizedOperation', status: 403 };
        },
      });

      await spawnFleet(fleetIntent(clock), spawnDependencies(ec2, clock)).catch(() => {});

      expect(ec2.remaining()).toEqual([]);
    },
  );
});
