import { createVirtualClock } from '@ami-select/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FleetHandle } from '../fleet/handle.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { terminateFleet } from '../terminate/terminate-fleet.ts';
import { FakeEc2, type Fault } from '../testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies, testDependencies } from '../testing/fixtures.ts';
import { GRACE_MS } from './decide.ts';
import { reapRegion } from './reap-region.ts';

const DELAYS = { visible: 15_000, boot: 5_000, shutdown: 20_000, release: 5_000, groupVisible: 10_000 };

/** A fault at one call; `kill` ends the process after it. */
interface Cut {
  readonly at: number;
  readonly fault: Fault | 'kill' | undefined;
}

interface Life {
  readonly spawn: readonly Cut[];
  /** The end that is begun and cut short, if any. */
  readonly end: readonly Cut[] | undefined;
  readonly pass: readonly Cut[];
  readonly count: number;
  readonly spot: boolean;
}

/** A fleet whose processes all die, then its lease, then one pass of a reaper. */
async function outlive({ spawn, end, pass, count, spot }: Life) {
  const clock = createVirtualClock();
  let cuts: readonly Cut[] = spawn;
  let from = 0;
  const ec2 = new FakeEc2({
    clock,
    delays: DELAYS,
    fault: ({ index }) => {
      const fault = cuts.find(({ at }) => at === index - from)?.fault;
      if (fault !== 'kill') return fault;
      ec2.killAfterThisCall();
      return undefined;
    },
  });
  const begin = (next: readonly Cut[]): void => {
    ec2.revive();
    cuts = next;
    from = ec2.calls.length;
  };
  const saved: FleetHandle[] = [];
  const save = async (handle: FleetHandle): Promise<void> =>
    void saved.push(JSON.parse(JSON.stringify(handle)));
  const intent = fleetIntent(clock, { count, ...(spot && { market: 'spot', fallback: 'on-demand' }) });
  const dependencies = { ...spawnDependencies(ec2, clock), save };
  await spawnFleet(intent, dependencies, { timeoutMs: 60_000 }).catch(() => {});
  if (end !== undefined) {
    begin(end);
    await terminateFleet(saved.at(-1) ?? intent, dependencies).catch(() => {});
  }
  const left = ec2.remaining().length;
  begin([]);
  await clock.sleep(Math.max(0, Date.parse(intent.expiresAt) + GRACE_MS - clock.now().getTime()));
  begin(pass);
  const report = await reapRegion(
    { region: 'eu-central-1', dryRun: false },
    testDependencies(ec2.port, clock),
  );
  return { ec2, report, left };
}

const TRANSIENT: readonly Fault[] = [
  'never-arrives',
  'response-lost',
  { error: 'InternalError', status: 500 },
  { error: 'RequestLimitExceeded', status: 503 },
];
const anyCuts = (faults: readonly Cut['fault'][], latest: number) =>
  fc.array(fc.record({ at: fc.integer({ min: 0, max: latest }), fault: fc.constantFrom(...faults) }), {
    maxLength: 6,
  });
const denied: Fault = { error: 'UnauthorizedOperation', status: 403 };
const deadly = [...TRANSIENT, denied, 'kill', 'kill'] as const;

describe('a lease and one pass of a reaper', () => {
  it('leave nothing, whatever became of the fleet and of its end', async () => {
    let leaks = 0;
    const life = fc.record({
      // Dead at the latest when the machines are there.
      spawn: anyCuts(deadly, 18).map((cuts) => [...cuts, { at: 19, fault: 'kill' as const }]),
      end: fc.option(
        anyCuts(deadly, 6).map((cuts) => [...cuts, { at: 7, fault: 'kill' as const }]),
        { nil: undefined },
      ),
      pass: anyCuts(TRANSIENT, 20),
      count: fc.integer({ min: 1, max: 4 }),
      spot: fc.boolean(),
    });
    const property = fc.asyncProperty(life, async (drawn) => {
      const { ec2, report, left } = await outlive(drawn);
      if (left > 0) leaks += 1;

      expect(ec2.remaining()).toEqual([]);
      expect(report.unknown).toEqual([]);
      expect(report.resources.filter(({ outcome }) => outcome === 'remaining')).toEqual([]);
    });

    await fc.assert(property, { numRuns: 40 });

    // Else the reaper had nothing to do.
    expect(leaks).toBeGreaterThan(3);
  });
});
