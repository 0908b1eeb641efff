import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { FleetHandle } from '../fleet/handle.ts';
import { createLedger } from '../record/ledger.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import type { FakeCall, Fault } from '../testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { failureOf, REALISTIC, simulate } from '../testing/simulate.ts';
import { endOfConflict } from './end-conflict.ts';
import { terminateFleet } from './terminate-fleet.ts';

const POOLS = { count: 2, minimum: 1, instanceTypes: ['c7g.large', 'm7g.large'] };

type Room = (input: RunInstancesCommandInput) => number;

/** The first pool has no room for the first process, and for one machine of the second one. */
function contended(fault?: (call: FakeCall) => Fault | undefined) {
  let room: Room = ({ InstanceType }) => (InstanceType === 'c7g.large' ? 0 : 10);
  const simulation = simulate({ delays: REALISTIC, room: (input) => room(input), fault });
  const { clock, ec2 } = simulation;
  const spawn = async (change: object = {}) => {
    let handle: FleetHandle | undefined;
    const save = async (next: FleetHandle): Promise<void> => {
      handle = next;
    };
    const dependencies = spawnDependencies(ec2, clock, { save });
    const spawning = spawnFleet(fleetIntent(clock, { ...POOLS, ...change }), dependencies);
    return { spawning, dependencies, saved: () => handle };
  };
  const openFirstPool = (): void => {
    room = () => 1;
  };
  const states = () => ec2.instances.map((one) => one.state(clock.now().getTime()));
  return { ...simulation, spawn, openFirstPool, states };
}

describe('a conflict after machines were launched in an earlier pool', () => {
  it('ends those, and leaves the machines and the group of the other process', async () => {
    const { clock, ec2, spawn, openFirstPool, states } = contended();
    await (await spawn()).spawning;
    await clock.sleep(REALISTIC.boot);
    openFirstPool();

    const second = await spawn({ ttlMinutes: 50 });
    const failure = await failureOf(second.spawning);

    expect(failure.code).toBe('CONFLICT');
    expect(states().slice(0, 2)).toEqual(['running', 'running']);
    expect(states().slice(2)).toEqual([expect.stringMatching(/shutting-down|terminated/)]);
    expect(ec2.groups.size).toBe(1);
    expect(ec2.count('DeleteSecurityGroup')).toBe(0);
    expect(second.saved()).toMatchObject({ conflict: true, terminatedAt: expect.any(String) });
  });

  it('removes the group as well where this process created it', async () => {
    const { ec2, spawn, openFirstPool, clock, dependencies } = contended();
    await (await spawn()).spawning;
    await terminateFleet(fleetIntent(clock, POOLS), dependencies);
    openFirstPool();

    expect((await failureOf((await spawn({ ttlMinutes: 50 })).spawning)).code).toBe('CONFLICT');
    expect(ec2.remaining()).toEqual([]);
  });

  it('leaves the machines that the other process has launched into the group of this one', async () => {
    const { clock, ec2, dependencies, spawn, openFirstPool } = contended();
    openFirstPool();
    let other: Awaited<ReturnType<typeof spawnFleet>> | undefined;
    const interrupted = {
      ...dependencies,
      ec2: {
        send: async (command: object) => {
          const { InstanceType, DryRun } = (command as { input: RunInstancesCommandInput }).input;
          if (InstanceType === 'm7g.large' && DryRun !== true && other === undefined) {
            const second = await spawn({ count: 1, instanceTypes: ['m7g.large'], ttlMinutes: 50 });
            other = await second.spawning;
          }
          return ec2.port.send(command as never);
        },
      } as never,
    };

    const failure = await failureOf(spawnFleet(fleetIntent(clock, POOLS), interrupted));

    const theirs = other?.hosts.map(({ instanceId }) => instanceId);
    const alive = ec2.instances.filter((one) =>
      ['pending', 'running'].includes(one.state(clock.now().getTime())),
    );
    expect(theirs).toHaveLength(1);
    expect(alive.map(({ id }) => id)).toEqual(theirs);
    expect(ec2.groups.size).toBe(1);
    expect(failure.message).toContain(theirs?.[0]);
  });

  it('says what could not be ended', async () => {
    let isProtected = false;
    const { spawn, openFirstPool } = contended(({ action }) =>
      isProtected && action === 'TerminateInstances'
        ? { error: 'UnauthorizedOperation', status: 403 }
        : undefined,
    );
    await (await spawn()).spawning;
    openFirstPool();
    isProtected = true;

    const failure = await failureOf((await spawn({ ttlMinutes: 50 })).spawning);

    expect(failure).toMatchObject({ code: 'REMAINING', cause: { code: 'CONFLICT' } });
    expect(failure.proof?.remaining.map(({ kind }) => kind)).toContain('instance');
  });
});

describe('endOfConflict', () => {
  it.each([
    ['ends a machine of a launch in doubt that has its own lease', {}, 'clean'],
    [
      'leaves one that has another lease, and says that the launch is in doubt',
      { ttlMinutes: 50 },
      'REMAINING_UNKNOWN',
    ],
  ])('%s', async (_, change, expected) => {
    const { clock, ec2, dependencies } = simulate({ delays: REALISTIC });
    const launched = fleetIntent(clock);
    const inDoubt = fleetIntent(clock, change);
    await spawnFleet(launched, dependencies);
    const ledger = createLedger({ ...inDoubt, pools: launched.pools }, async () => {});
    await ledger.sending('RunInstances', launched.pools[0]?.clientToken ?? '');

    const ending = endOfConflict(ledger.handle(), dependencies);

    if (expected === 'clean') expect(await ending).toMatchObject({ clean: true });
    else expect((await failureOf(ending)).code).toBe(expected);
    const states = ec2.instances.map((one) => one.state(clock.now().getTime()));
    expect(states).toEqual(Array(2).fill(expected === 'clean' ? 'shutting-down' : 'running'));
  });

  it('records that nothing is left to end where nothing was launched, and sends no call', async () => {
    const { clock, ec2 } = simulate();
    let saved: FleetHandle | undefined;
    const save = async (handle: FleetHandle): Promise<void> => {
      saved = handle;
    };
    const ledger = createLedger(fleetIntent(clock), async () => {});
    await ledger.sending('RunInstances', 'token');
    await ledger.completed('token', 'refused');

    const proof = await endOfConflict(ledger.handle(), spawnDependencies(ec2, clock, { save }));

    expect(proof).toBeUndefined();
    expect(saved).toMatchObject({ conflict: true, terminatedAt: clock.now().toISOString() });
    expect(ec2.calls).toEqual([]);
  });
});
