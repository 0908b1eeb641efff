import { describe, expect, it } from 'vitest';
import type { FleetHandle } from '../fleet/handle.ts';
import { launchFleet } from '../launch/launch-fleet.ts';
import { recoverHandle } from '../record/recover-handle.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import type { FakeCall, FakeEc2Options, Fault } from '../testing/fake-ec2.ts';
import { fleetIntent, type spawnDependencies } from '../testing/fixtures.ts';
import { failureOf, REALISTIC, type Simulation, simulate } from '../testing/simulate.ts';
import { terminateFleet } from './terminate-fleet.ts';

interface Spawned extends Simulation {
  readonly handle: FleetHandle;
  /** Seconds since the spawn ended. */
  seconds(): number;
  /** Faults from now on. */
  meet(fault: (call: FakeCall, second: number) => Fault | undefined): void;
  readonly dependencies: ReturnType<typeof spawnDependencies>;
}

async function spawned(count = 2, options: Omit<FakeEc2Options, 'clock' | 'fault'> = {}): Promise<Spawned> {
  let fault: (call: FakeCall, second: number) => Fault | undefined = () => undefined;
  let startedAt = 0;
  const simulation = simulate({
    delays: REALISTIC,
    ...options,
    fault: (call) => fault(call, seconds()),
  });
  const { clock, ec2, dependencies } = simulation;
  const seconds = (): number => (clock.now().getTime() - startedAt) / 1_000;
  await spawnFleet(fleetIntent(clock, { count }), dependencies, { caps: [{ maxCount: 1_000 }] });
  await clock.sleep(60_000);
  startedAt = clock.now().getTime();
  ec2.calls.length = 0;
  const meet: Spawned['meet'] = (next) => {
    fault = next;
  };
  return { ...simulation, handle: dependencies.saved.at(-1)!, seconds, meet };
}

const THROTTLED = { error: 'RequestLimitExceeded', status: 503 };

describe('an end waits out', () => {
  it.each<[string, (call: FakeCall, second: number) => Fault | undefined, number]>([
    [
      'throttled terminations for a minute',
      ({ action }, s) => (action === 'TerminateInstances' && s < 60 ? THROTTLED : undefined),
      80,
    ],
    ['an endpoint that is not there for 10 s', (_, s) => (s < 10 ? 'never-arrives' : undefined), 20],
    [
      'credentials that are over for a minute',
      (_, s) => (s < 60 ? { error: 'ExpiredToken' } : undefined),
      80,
    ],
    [
      'a clock that is wrong at first',
      ({ index }) => (index < 2 ? { error: 'RequestExpired' } : undefined),
      10,
    ],
    [
      'throttled lists for a minute',
      ({ action }, s) => (action.startsWith('Describe') && s < 60 ? THROTTLED : undefined),
      80,
    ],
    [
      'faults of the server for a minute',
      (_, s) => (s < 60 ? { error: 'InternalError', status: 500 } : undefined),
      80,
    ],
  ])('%s', async (_, fault, within) => {
    const { ec2, dependencies, handle, seconds, meet } = await spawned();
    meet(fault);

    const proof = await terminateFleet(handle, dependencies);

    expect(proof.clean).toBe(true);
    expect(ec2.remaining()).toEqual([]);
    expect(seconds()).toBeLessThan(within);
  });

  it('calls that never have a response', async () => {
    const { ec2, dependencies, handle, meet } = await spawned();
    meet(({ action, index }) => (action === 'TerminateInstances' && index < 6 ? 'hangs' : undefined));

    const proof = await terminateFleet(handle, dependencies);

    expect(proof.clean).toBe(true);
    expect(ec2.remaining()).toEqual([]);
  });
});

describe('at its deadline an end has a proof', () => {
  it.each<[string, Fault]>([
    ['whose endpoint never responds', 'never-arrives'],
    ['whose calls hang', 'hangs'],
    ['that is throttled all the time', THROTTLED],
    ['whose credentials are over', { error: 'ExpiredToken' }],
  ])('%s: it is unknown what remains', async (_, fault) => {
    const { ec2, dependencies, handle, seconds, meet } = await spawned();
    meet(() => fault);

    const failure = await failureOf(terminateFleet(handle, dependencies));

    expect(failure).toMatchObject({ code: 'REMAINING_UNKNOWN', proof: { remaining: [], clean: false } });
    const kinds = failure.proof?.unknown.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['instance', 'volume', 'network-interface', 'security-group']),
    );
    for (const { id } of ec2.instances) expect(failure.message).toContain(id);
    expect(failure.message).toContain(handle.intent.expiresAt);
    expect(seconds()).toBeGreaterThan(200);
    expect(seconds()).toBeLessThan(270);
  });

  it('with the reason why machines still run, when their termination is throttled all the time', async () => {
    const { ec2, dependencies, handle, meet } = await spawned();
    meet(({ action }) => (action === 'TerminateInstances' ? THROTTLED : undefined));

    const failure = await failureOf(terminateFleet(handle, dependencies));

    const machines = failure.proof?.remaining.filter(({ kind }) => kind === 'instance');
    expect(machines).toMatchObject(
      ec2.instances.map(({ id }) => ({ id, reason: expect.stringContaining('RequestLimitExceeded') })),
    );
  });

  it('with what uses the group, when its machines are not gone by then', async () => {
    const delays = { ...REALISTIC, shutdown: 3_600_000 };
    const { ec2, dependencies, handle } = await spawned(6, { delays });

    const failure = await failureOf(terminateFleet(handle, dependencies));

    const [group, ...others] = failure.proof?.remaining ?? [];
    expect(others).toEqual([]);
    for (const { id } of ec2.instances) expect(group?.reason).toContain(id);
  });

  it.each(['DescribeVolumes', 'DescribeNetworkInterfaces'])(
    'without the permission for %s, and everything else is gone',
    async (denied) => {
      const { ec2, dependencies, handle, meet } = await spawned();
      meet(({ action }) => (action === denied ? { error: 'UnauthorizedOperation', status: 403 } : undefined));

      const failure = await failureOf(terminateFleet(handle, dependencies));

      expect(failure.proof).toMatchObject({
        remaining: [],
        unknown: [{ reason: expect.stringContaining(denied) }],
      });
      expect(ec2.remaining()).toEqual([]);
    },
  );

  it('without the permission to look at machines, and does not wait for what nobody can end', async () => {
    const { dependencies, handle, seconds, meet } = await spawned();
    meet(({ action }) =>
      action === 'DescribeInstances' ? { error: 'UnauthorizedOperation', status: 403 } : undefined,
    );

    const failure = await failureOf(terminateFleet(handle, dependencies));

    expect(failure.proof?.unknown).toMatchObject([
      { kind: 'instance', reason: expect.stringContaining('ec2:DescribeInstances') },
    ]);
    expect(seconds()).toBeLessThan(10);
  });

  it('without the permission to delete the group', async () => {
    const { dependencies, handle, seconds, meet } = await spawned();
    meet(({ action }) =>
      action === 'DeleteSecurityGroup' ? { error: 'UnauthorizedOperation', status: 403 } : undefined,
    );

    const failure = await failureOf(terminateFleet(handle, dependencies));

    expect(failure.code).toBe('REMAINING');
    expect(failure.proof?.remaining).toMatchObject([
      { kind: 'security-group', reason: expect.stringContaining('ec2:DeleteSecurityGroup') },
    ]);
    expect(seconds()).toBeLessThan(5);
  });
});

describe('a refused id', () => {
  it.each(['UnauthorizedOperation', 'OperationNotPermitted', 'InvalidInstanceID.Malformed'])(
    'does not spare 149 others: %s',
    async (error) => {
      const { ec2, clock, dependencies, handle, meet } = await spawned(150);
      const one = ec2.instances[77]!.id;
      meet(({ action, input }) => {
        const ids = action === 'TerminateInstances' ? (input as { InstanceIds: string[] }).InstanceIds : [];
        return ids.includes(one) ? { error, status: 403 } : undefined;
      });

      const failure = await failureOf(terminateFleet(handle, dependencies));

      const living = ec2.instances.filter((instance) => instance.state(clock.now().getTime()) === 'running');
      expect(living.map(({ id }) => id)).toEqual([one]);
      const [machine] = failure.proof?.remaining.filter(({ kind }) => kind === 'instance') ?? [];
      expect(machine).toMatchObject({ id: one, reason: expect.stringContaining(error) });
      expect(ec2.count('TerminateInstances')).toBeLessThan(60);
    },
  );

  it('is not halved for ever when nothing may be terminated', async () => {
    const { ec2, dependencies, handle, meet } = await spawned(150);
    meet(({ action }) =>
      action === 'TerminateInstances' ? { error: 'UnauthorizedOperation', status: 403 } : undefined,
    );

    const failure = await failureOf(terminateFleet(handle, dependencies));

    expect(failure.proof?.remaining.filter(({ kind }) => kind === 'instance')).toHaveLength(150);
    expect(ec2.count('TerminateInstances')).toBeLessThan(15);
  });
});

describe('speed', () => {
  it('proves the end of two machines within 3 s and 16 calls', async () => {
    const { ec2, dependencies, handle, seconds } = await spawned(2);
    const proof = await terminateFleet(handle, dependencies);

    expect(proof.clean).toBe(true);
    expect(ec2.calls.length).toBeLessThanOrEqual(16);
    expect(seconds()).toBeLessThanOrEqual(3);
  });

  it('ends 500 machines with three changing calls, 5 s after the last is gone', async () => {
    const { ec2, dependencies, handle, seconds } = await spawned(500);

    const proof = await terminateFleet(handle, dependencies);

    expect(proof.clean).toBe(true);
    expect(ec2.calls.filter(({ action }) => !action.startsWith('Describe')).length).toBeLessThanOrEqual(3);
    expect(seconds() - (REALISTIC.shutdown + REALISTIC.release) / 1_000).toBeLessThanOrEqual(5);
  });

  it('moves nothing and terminates first when it is in a hurry', async () => {
    const { ec2, dependencies, handle } = await spawned(2);

    await terminateFleet(handle, { ...dependencies, signal: AbortSignal.abort() }, { launchedHere: true });

    expect(ec2.calls[0]?.action).toBe('TerminateInstances');
    expect(ec2.count('ModifyInstanceAttribute')).toBe(0);
  });
});

describe('without a record', () => {
  it('nothing found is no proof', async () => {
    const { clock, dependencies } = simulate({ delays: REALISTIC });
    const handle = recoverHandle({
      fleetId: 'fleet-0123456789abcdef',
      region: 'us-west-2',
      now: clock.now(),
    });

    const failure = await failureOf(terminateFleet(handle, dependencies));

    expect(failure).toMatchObject({ code: 'REMAINING_UNKNOWN', proof: { created: [], clean: false } });
    expect(failure.message).toContain('us-west-2');
  });

  it('looks for machines as long as something uses the group, whatever may not be looked at', async () => {
    const denied = ['DescribeNetworkInterfaces', 'DescribeVolumes'];
    const { ec2, clock, dependencies } = simulate({
      delays: { ...REALISTIC, visible: 100_000 },
      fault: ({ action }) =>
        denied.includes(action) ? { error: 'UnauthorizedOperation', status: 403 } : undefined,
    });
    await launchFleet(fleetIntent(clock), dependencies);
    const sent = dependencies.saved.findLast(({ calls = [] }) =>
      calls.some(({ action, outcome }) => action === 'RunInstances' && outcome === 'sent'),
    );

    await failureOf(terminateFleet(sent!, dependencies));

    expect(ec2.instances).toHaveLength(2);
    expect(ec2.remaining()).toEqual([]);
  });

  it('finds machines that nothing but their interfaces shows', async () => {
    const { ec2, clock, dependencies, handle, meet } = await spawned(2);
    meet(() => undefined);
    const { calls: _calls, hosts: _hosts, ...bare } = handle;

    const proof = await terminateFleet({ ...bare, intent: { ...handle.intent, pools: [] } }, dependencies);

    expect(proof.created.filter(({ kind }) => kind === 'instance')).toHaveLength(2);
    expect(ec2.instances.map((one) => one.state(clock.now().getTime()))).not.toContain('running');
  });
});
