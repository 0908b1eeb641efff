import { describe, expect, it } from 'vitest';
import { launchFleet } from '../launch/launch-fleet.ts';
import { recoverHandle } from '../record/recover-handle.ts';
import type { FakeCall, Fault } from '../testing/fake-ec2.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { failureOf, REALISTIC, simulate } from '../testing/simulate.ts';
import { spawned } from '../testing/spawned-fleet.ts';
import { terminateFleet } from './terminate-fleet.ts';

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
    expect(seconds()).toBeLessThan(within + 10);
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

describe('TerminateInstances does not wait', () => {
  it.each<[string, string, Fault]>([
    ['for the default group', 'DescribeSecurityGroups', THROTTLED],
    ['for the default group that never comes', 'DescribeSecurityGroups', 'hangs'],
    ['for the exchange of groups', 'ModifyInstanceAttribute', 'hangs'],
    ['for a look at machines of its own', 'DescribeInstances', THROTTLED],
  ])('%s', async (_, action, fault) => {
    const { ec2, clock, dependencies, handle, seconds, meet } = await spawned();
    meet((call, second) => (call.action === action && second < 100 ? fault : undefined));
    let sentAt = Number.POSITIVE_INFINITY;
    const send = (command: object, options: unknown): Promise<unknown> => {
      if (command.constructor.name === 'TerminateInstancesCommand') sentAt = Math.min(sentAt, seconds());
      return (ec2.port.send as (...all: unknown[]) => Promise<unknown>)(command, options);
    };

    await terminateFleet(handle, { ...dependencies, ec2: { send } as never }, { launchedHere: true });

    expect(sentAt).toBeLessThan(12);
    expect(ec2.instances.map((one) => one.state(clock.now().getTime()))).not.toContain('running');
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
    expect(ec2.count('TerminateInstances')).toBeLessThan(40);
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
    const { ec2, clock, dependencies } = simulate({
      delays: REALISTIC,
      lag: ({ action }) => (action === 'DescribeInstances' ? { tagMs: 3_600_000 } : {}),
    });
    // What uses a group of the fleet would show them as well.
    const intent = fleetIntent(clock, { securityGroupIds: [ec2.addForeignGroup('mine')] });
    await launchFleet(intent, dependencies);
    await clock.sleep(60_000);

    const proof = await terminateFleet({ intent: { ...intent, pools: [] } }, dependencies);

    expect(proof.created.filter(({ kind }) => kind === 'instance')).toHaveLength(2);
    expect(ec2.instances.map((one) => one.state(clock.now().getTime()))).not.toContain('running');
  });
});
