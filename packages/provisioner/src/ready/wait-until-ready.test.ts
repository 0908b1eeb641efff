import { createVirtualClock } from '@ami-select/core/testing';
import { TransportError } from '@ami-select/transport';
import type { Instance } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connect, SpawnDependencies } from '../aws/ports.ts';
import { connectAtOnce, fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { ownKeyOf } from '../testing/keyed-machine.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { waitForFleet, waitUntilReady } from './wait-until-ready.ts';

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.5));
afterEach(() => void vi.restoreAllMocks());

function instance(id: string, state: string, more: Partial<Instance> = {}): Instance {
  return { InstanceId: id, State: { Name: state as 'running' }, ...more };
}

const up = (id: string, more: Partial<Instance> = {}) =>
  instance(id, 'running', { PublicIpAddress: '192.0.2.1', PrivateIpAddress: '10.0.0.1', ...more });

const refusing: Connect = () => Promise.reject(new TransportError('UNREACHABLE', 'refused'));

/** Waits for i-1 and i-2, of which a second shows these instances. */
function waited(
  shown: (second: number) => readonly Instance[],
  change: Partial<SpawnDependencies> = {},
  {
    minimum = 2,
    timeoutMs,
    ids = ['i-1', 'i-2'],
  }: {
    readonly minimum?: number;
    readonly timeoutMs?: number;
    readonly ids?: readonly string[];
  } = {},
) {
  const clock = createVirtualClock();
  const startedAt = clock.now().getTime();
  const second = () => Math.round((clock.now().getTime() - startedAt) / 1_000);
  const { ec2, calls } = scriptedEc2(() => ({ Reservations: [{ Instances: shown(second()) }] }));
  const dependencies = { ...testDependencies(ec2, clock), connect: connectAtOnce, ...change };
  const intent = fleetIntent(clock, { minimum });
  const result = waitForFleet({ intent }, ids, dependencies, { timeoutMs });
  result.catch(() => {});
  return { intent, result, calls, second, lines: dependencies.lines };
}

describe('waitForFleet', () => {
  it('gives hosts in launch order, with what hangs on them', async () => {
    const { intent, result, second } = waited(() => [
      up('i-2', {
        Tags: [
          { Key: 'team', Value: '7' },
          { Key: 'local-ec2:ssh-port', Value: '2201' },
        ],
      }),
      up('i-1', { PrivateIpAddress: undefined, BlockDeviceMappings: [{ Ebs: { VolumeId: 'vol-1' } }] }),
      up('i-9'),
      instance('i-8', 'terminated'),
    ]);

    const login = { user: 'ubuntu', privateKey: intent.ssh.privateKey };
    await expect(result).resolves.toEqual({
      hosts: [
        {
          name: 'host-1',
          instanceId: 'i-1',
          address: '192.0.2.1',
          port: 22,
          privateAddress: '',
          hostKey: ownKeyOf('host-1'),
          ...login,
        },
        {
          name: 'host-2',
          instanceId: 'i-2',
          address: '192.0.2.1',
          port: 2201,
          privateAddress: '10.0.0.1',
          hostKey: ownKeyOf('host-2'),
          ...login,
        },
      ],
      attached: [{ kind: 'volume', id: 'vol-1' }],
      timings: [
        { name: 'host-1', instanceId: 'i-1', runningMs: 0, reachableMs: 25, readyMs: 25 },
        { name: 'host-2', instanceId: 'i-2', runningMs: 0, reachableMs: 25, readyMs: 25 },
      ],
    });
    expect(second()).toBeLessThanOrEqual(1);
  });

  it('polls once a second until the addresses appear', async () => {
    const { result, calls, second } = waited((now) =>
      now < 3
        ? [instance('i-1', 'pending', { PublicIpAddress: '' }), instance('i-2', 'pending')]
        : [up('i-1'), up('i-2')],
    );

    const { hosts } = await result;

    expect(hosts.map(({ address }) => address)).toEqual(['192.0.2.1', '192.0.2.1']);
    expect(second()).toBe(3);
    expect(calls.length).toBeLessThanOrEqual(6);
    expect(new Set(calls.map(({ action }) => action))).toEqual(new Set(['DescribeInstances']));
  });

  it.each([
    ['terminated', 'Client.VolumeLimitExceeded', 'BOOT_FAILED'],
    ['stopped', 'Client.InstanceInitiatedShutdown', 'BOOT_FAILED'],
    ['terminated', 'Server.InsufficientInstanceCapacity', 'CAPACITY'],
    ['terminated', 'Server.SpotInstanceTermination', 'CAPACITY'],
  ])('fails at once when one is %s with %s', async (state, Code, code) => {
    const { result } = waited(() => [
      instance('i-1', state, { StateReason: { Code, Message: 'why' } }),
      up('i-2'),
    ]);

    await expect(result).rejects.toMatchObject({
      code,
      message: `i-1 became ${state} before it was ready: ${Code}: why`,
      history: [`0.0 s ${state}`],
    });
  });

  it('says so when EC2 gives no reason', async () => {
    const { result } = waited(() => [instance('i-1', 'terminated'), up('i-2')]);

    await expect(result).rejects.toThrow('i-1 became terminated before it was ready: EC2 gives no reason');
  });

  it('goes on without one when the minimum allows it, and logs that', async () => {
    const { result, lines } = waited(() => [instance('i-1', 'terminated'), up('i-2')], {}, { minimum: 1 });

    const { hosts } = await result;

    expect(hosts.map(({ name }) => name)).toEqual(['host-2']);
    expect(lines).toEqual([
      'Going on without one instance: i-1 became terminated before it was ready: EC2 gives no reason',
    ]);
  });

  it('gives up an instance that runs for 20 s without a public address', async () => {
    const { result, second } = waited(() => [
      instance('i-1', 'running', { SubnetId: 'subnet-1' }),
      up('i-2'),
    ]);

    await expect(result).rejects.toMatchObject({
      code: 'UNREACHABLE_HOST',
      message: 'i-1 runs but got no public address in subnet-1.',
      hint: expect.stringContaining('Use a subnet that assigns public IPv4 addresses at launch'),
    });
    expect(second()).toBe(21);
  });

  it('counts those 20 s from the first sight of it running', async () => {
    const { result, second } = waited((now) => [
      instance('i-1', now < 10 ? 'pending' : 'running'),
      up('i-2'),
    ]);

    await expect(result).rejects.toMatchObject({ code: 'UNREACHABLE_HOST' });
    expect(second()).toBe(31);
  });

  it('never dials what is lost already', async () => {
    const dialled: string[] = [];
    const connect: Connect = (target) => {
      dialled.push(target.label);
      return connectAtOnce(target);
    };
    const lost = instance('i-1', 'stopping', { PublicIpAddress: '192.0.2.1' });
    const { result } = waited(() => [lost, up('i-2')], { connect }, { minimum: 1 });

    await result;

    expect(new Set(dialled)).toEqual(new Set(['host-2']));
  });

  it('dials each host once with either host key, however often it is polled', async () => {
    let dials = 0;
    const connect: Connect = async (target) => {
      dials += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return connectAtOnce(target);
    };
    const { result } = waited((now) => (now < 2 ? [up('i-1')] : [up('i-1'), up('i-2')]), { connect });

    await result;

    expect(dials).toBe(4);
  });

  it.each([
    [undefined, 300],
    [10_000, 10],
  ])('reports after its time-out (%s ms) what was observed', async (timeoutMs, seconds) => {
    const { result, second } = waited(
      (now) => [now < 2 ? instance('i-1', 'pending') : up('i-1')],
      { connect: refusing },
      timeoutMs === undefined ? {} : { timeoutMs },
    );

    const history = ['i-1; 0.0 s pending, 2.0 s running; ssh: refused', 'i-2; unseen; no address'];
    await expect(result).rejects.toMatchObject({
      code: 'TIMED_OUT',
      message: `0 of 2 instances were ready after ${seconds} s.\n- ${history.join('\n- ')}`,
      history,
    });
    expect(second()).toBe(seconds);
  });

  it('is content with the minimum when time is up, and logs the others', async () => {
    const connect: Connect = (target) =>
      target.label === 'host-1' ? connectAtOnce(target) : refusing(target);
    const { result, lines, calls } = waited(
      () => [up('i-1'), up('i-2')],
      { connect },
      { minimum: 1, timeoutMs: 5_000 },
    );

    const { hosts } = await result;

    expect(hosts.map(({ name }) => name)).toEqual(['host-1']);
    const ended = calls.filter(({ action }) => action === 'TerminateInstances');
    expect(ended.map(({ input }) => input)).toEqual([{ InstanceIds: ['i-2'] }]);
    expect(lines[0]).toBe(
      '1 of 2 instances were ready after 5 s.\n- i-1; 0.0 s running; ssh ready\n- i-2; 0.0 s running; ssh: refused',
    );
  });

  it('says which machine has not responded to any dial yet', async () => {
    const connect: Connect = () => new Promise(() => {});
    const { result } = waited(() => [up('i-1'), up('i-2')], { connect }, { timeoutMs: 1_000 });

    await expect(result).rejects.toThrow('i-1; 0.0 s running; ssh: no response yet');
  });

  it('ends at once when a host will never accept, and stops the other dials', async () => {
    let stopped = 0;
    const connect: Connect = (target, { signal } = {}) => {
      if (target.label === 'host-1') return Promise.reject(new TransportError('INVALID_OPTIONS', 'no user'));
      signal?.addEventListener('abort', () => {
        stopped += 1;
      });
      return new Promise(() => {});
    };
    const { result, second } = waited(() => [up('i-1'), up('i-2')], { connect });

    await expect(result).rejects.toMatchObject({ code: 'UNREACHABLE_HOST' });
    expect(second()).toBeLessThanOrEqual(1);
    expect(stopped).toBe(1);
  });

  it('stops when the caller aborts, before the first call and during the wait', async () => {
    const controller = new AbortController();
    const before = waited(() => [], { signal: AbortSignal.abort() });
    const during = waited(
      (now) => {
        if (now === 3) controller.abort();
        return [];
      },
      { signal: controller.signal },
    );

    const aborted = { code: 'ABORTED', message: 'Stopped while waiting for the fleet.' };
    await expect(before.result).rejects.toMatchObject(aborted);
    expect(before.calls).toEqual([]);
    await expect(during.result).rejects.toMatchObject({ code: 'ABORTED' });
    expect(during.second()).toBe(3);
  });

  it('passes on what a clock rejects with', async () => {
    const clock = { now: () => new Date(0), sleep: () => Promise.reject(new Error('broken clock')) };
    const { result } = waited(() => [], { clock });

    await expect(result).rejects.toThrow('broken clock');
  });
});

describe('waitUntilReady', () => {
  it('gives the hosts alone', async () => {
    const clock = createVirtualClock();
    const { ec2 } = scriptedEc2(() => ({ Reservations: [{ Instances: [up('i-1')] }] }));
    const dependencies = { ...testDependencies(ec2, clock), connect: connectAtOnce };

    const hosts = await waitUntilReady({ intent: fleetIntent(clock, { count: 1 }) }, ['i-1'], dependencies);

    expect(hosts.map(({ instanceId }) => instanceId)).toEqual(['i-1']);
  });
});
