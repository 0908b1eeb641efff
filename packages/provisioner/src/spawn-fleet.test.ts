import { createVirtualClock } from '@ami-select/core/testing';
import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { ProvisionerError } from './fleet/errors.ts';
import { spawnFleet } from './spawn-fleet.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';
import { FakeEc2, type FakeEc2Options } from './testing/fake-ec2.ts';
import { connectAtOnce, fleetIntent, spawnDependencies } from './testing/fixtures.ts';
import { respondWithOwnKey } from './testing/keyed-machine.ts';

const REALISTIC = { visible: 4_000, boot: 12_000, shutdown: 40_000, release: 10_000, groupVisible: 2_000 };

function simulate(options: Omit<FakeEc2Options, 'clock'> = {}) {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock, ...options });
  return { clock, ec2, dependencies: spawnDependencies(ec2, clock) };
}

async function failureOf(promise: Promise<unknown>): Promise<ProvisionerError> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(ProvisionerError);
  return outcome as ProvisionerError;
}

describe('spawnFleet', () => {
  it('launches all hosts in one call and returns them in launch order', async () => {
    const { clock, ec2, dependencies } = simulate({ delays: REALISTIC });

    const fleet = await spawnFleet(fleetIntent(clock), dependencies);

    expect(fleet.hosts.map(({ name, instanceId }) => [name, instanceId])).toEqual([
      ['host-1', ec2.instances[0]?.id],
      ['host-2', ec2.instances[1]?.id],
    ]);
    expect(ec2.instances).toHaveLength(2);
    expect(fleet.timings.totalMs).toBeGreaterThan(0);
  });

  it('saves the intent before the first creating call, and each call before it is sent', async () => {
    const { clock, ec2 } = simulate();
    const order: string[] = [];
    const dependencies = spawnDependencies(ec2, clock, {
      save: async ({ calls = [] }) => {
        order.push(
          `saved ${calls.map(({ action, outcome }) => `${action} ${outcome}`).join(', ')} after ${ec2.count('CreateSecurityGroup') + ec2.count('RunInstances')} creating calls`,
        );
      },
    });

    await spawnFleet(fleetIntent(clock), dependencies);

    expect(order.slice(0, 4)).toEqual([
      'saved  after 0 creating calls',
      'saved CreateSecurityGroup sent after 0 creating calls',
      'saved CreateSecurityGroup created after 1 creating calls',
      'saved CreateSecurityGroup created, RunInstances sent after 1 creating calls',
    ]);
  });

  it('creates nothing when the intent cannot be saved', async () => {
    const { clock, ec2 } = simulate();
    const save = () => Promise.reject(new Error('disk full'));

    await failureOf(spawnFleet(fleetIntent(clock), spawnDependencies(ec2, clock, { save })));

    expect(ec2.count('CreateSecurityGroup') + ec2.count('RunInstances')).toBe(0);
  });

  it('launches with signature, IMDSv2, dead-man behaviour and a volume that is deleted with its instance', async () => {
    const { clock, ec2, dependencies } = simulate();
    const intent = fleetIntent(clock, { tags: { team: 'core' } });

    await spawnFleet(intent, dependencies);

    const launch = ec2.calls.find(({ action }) => action === 'RunInstances')?.input;
    expect(launch).toMatchObject({
      MinCount: 2,
      MaxCount: 2,
      ClientToken: intent.pools[0]?.clientToken,
      InstanceInitiatedShutdownBehavior: 'terminate',
      MetadataOptions: { HttpTokens: 'required' },
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { DeleteOnTermination: true } }],
    });
    const specifications = (launch as { TagSpecifications: { ResourceType: string; Tags: unknown }[] })
      .TagSpecifications;
    expect(specifications.map(({ ResourceType }) => ResourceType)).toEqual([
      'instance',
      'volume',
      'network-interface',
    ]);
    expect(specifications[0]?.Tags).toContainEqual({ Key: 'ami-select:fleet', Value: intent.fleetId });
    expect(specifications[0]?.Tags).toContainEqual({ Key: 'team', Value: 'core' });
  });

  it('opens port 22 to the caller alone', async () => {
    const { clock, ec2, dependencies } = simulate();

    await spawnFleet(fleetIntent(clock), dependencies);

    expect([...ec2.groups.values()].map(({ sources }) => sources)).toEqual([['198.51.100.4/32']]);
  });

  it('creates no group when the caller gives some, and deletes none', async () => {
    const { clock, ec2, dependencies } = simulate();
    const own = ec2.addForeignGroup('mine');

    await spawnFleet(fleetIntent(clock, { securityGroupIds: [own] }), dependencies);
    const proof = await terminateFleet(dependencies.saved.at(-1)!, dependencies);

    expect(ec2.count('CreateSecurityGroup')).toBe(0);
    expect(proof.clean).toBe(true);
    expect([...ec2.groups.keys()]).toEqual([own]);
  });

  it('sends the launch again with the same token after a lost response and gets the same instances', async () => {
    let lost = 0;
    const { clock, ec2, dependencies } = simulate({
      fault: ({ action }) => (action === 'RunInstances' && lost++ === 0 ? 'response-lost' : undefined),
    });

    const fleet = await spawnFleet(fleetIntent(clock), dependencies);

    expect(fleet.hosts).toHaveLength(2);
    expect(ec2.instances).toHaveLength(2);
  });

  it('adopts its own group after a lost response', async () => {
    let lost = 0;
    const { clock, ec2, dependencies } = simulate({
      fault: ({ action }) => (action === 'CreateSecurityGroup' && lost++ === 0 ? 'response-lost' : undefined),
    });

    await spawnFleet(fleetIntent(clock), dependencies);

    expect(ec2.groups.size).toBe(1);
  });

  it('does not adopt a group of the same name that carries other tags', async () => {
    const { clock, ec2, dependencies } = simulate();
    const intent = fleetIntent(clock);
    ec2.addForeignGroup(intent.securityGroupName!);

    const failure = await failureOf(spawnFleet(intent, dependencies));

    expect(failure.code).toBe('CONFLICT');
    expect(ec2.groups.size).toBe(1);
    expect(ec2.instances).toEqual([]);
  });

  it('turns to the next pool when one has no room, although EC2 reports a server error', async () => {
    const { clock, ec2, dependencies } = simulate({
      fault: ({ action, input }) => {
        const noRoom =
          action === 'RunInstances' && (input as { InstanceType: string }).InstanceType === 'c7g.large';
        return noRoom ? { error: 'InsufficientInstanceCapacity', status: 500 } : undefined;
      },
    });

    await spawnFleet(fleetIntent(clock, { instanceTypes: ['c7g.large', 'c6g.large'] }), dependencies);

    expect(ec2.count('RunInstances')).toBe(2);
    expect(ec2.instances.map(({ input }) => input.InstanceType)).toEqual(['c6g.large', 'c6g.large']);
  });

  it('names every pool tried when none has room, and nothing remains', async () => {
    const { clock, ec2, dependencies } = simulate({
      fault: ({ action }) =>
        action === 'RunInstances' ? { error: 'InsufficientInstanceCapacity', status: 500 } : undefined,
    });
    const intent = fleetIntent(clock, { market: 'spot', fallback: 'on-demand' });

    const failure = await failureOf(spawnFleet(intent, dependencies));

    expect(failure.code).toBe('CAPACITY');
    expect(failure.history.map((line) => line.split(':')[0])).toEqual([
      'c7g.large spot',
      'c7g.large on-demand',
    ]);
    expect(ec2.remaining()).toEqual([]);
  });

  it('stops at once with the reason when an instance terminates while pending, and terminates the others', async () => {
    const { clock, ec2, dependencies } = simulate({
      delays: REALISTIC,
      fault: ({ action }) => {
        if (action === 'DescribeInstances') {
          ec2.instances[0]?.fail(clock.now().getTime(), {
            Code: 'Client.InternalError',
            Message: 'no key to the volume',
          });
        }
        return undefined;
      },
    });

    const failure = await failureOf(spawnFleet(fleetIntent(clock), dependencies));

    expect(failure.code).toBe('BOOT_FAILED');
    expect(failure.message).toContain('Client.InternalError: no key to the volume');
    expect(ec2.remaining()).toEqual([]);
  });

  it('goes on without a terminated instance when the minimum is met', async () => {
    const { clock, ec2, dependencies } = simulate({
      fault: ({ action }) => {
        if (action === 'DescribeInstances')
          ec2.instances[0]?.fail(clock.now().getTime(), { Code: 'Server.InternalError', Message: '' });
        return undefined;
      },
    });

    const fleet = await spawnFleet(fleetIntent(clock, { count: 3, minimum: 2 }), dependencies);

    expect(fleet.hosts.map(({ name }) => name)).toEqual(['host-2', 'host-3']);
  });

  it('dials until SSH is reachable, and never past a changed host key', async () => {
    const { clock, ec2 } = simulate();
    let attempts = 0;
    const connect: typeof connectAtOnce = async (target) => {
      attempts += 1;
      if (attempts < 3) throw new TransportError('UNREACHABLE', 'refused', { retryable: true });
      if (attempts === 4) throw new TransportError('HOST_KEY_MISMATCH', 'another key');
      return connectAtOnce(target);
    };

    const failure = await failureOf(
      spawnFleet(fleetIntent(clock), spawnDependencies(ec2, clock, { connect })),
    );

    expect(failure.code).toBe('UNREACHABLE_HOST');
    expect(failure.message).toContain('another key');
    expect(attempts).toBeGreaterThanOrEqual(4);
    expect(ec2.remaining()).toEqual([]);
  });

  it('dials again when sshd goes away below an open connection', async () => {
    const { clock, ec2 } = simulate();
    let execs = 0;
    const connect: typeof connectAtOnce = async (target) => ({
      ...(await connectAtOnce(target)),
      exec: async (script) => {
        execs += 1;
        if (execs === 1) throw new TransportError('DISCONNECTED', 'connection lost');
        return respondWithOwnKey(target.label, script);
      },
    });

    const fleet = await spawnFleet(fleetIntent(clock), spawnDependencies(ec2, clock, { connect }));

    expect(fleet.hosts).toHaveLength(2);
    expect(execs).toBe(5);
  });

  it('reports what was observed when time is up', async () => {
    const { clock, ec2 } = simulate({ delays: { boot: 5_000 } });
    const connect = () =>
      Promise.reject(new TransportError('UNREACHABLE', 'connection refused', { retryable: true }));

    const failure = await failureOf(
      spawnFleet(fleetIntent(clock, { count: 1 }), spawnDependencies(ec2, clock, { connect }), {
        timeoutMs: 60_000,
      }),
    );

    expect(failure.code).toBe('TIMED_OUT');
    expect(failure.message).toMatch(/i-0+1; 0\.0 s pending, \d\.\d s running; ssh: connection refused/);
    expect(ec2.remaining()).toEqual([]);
  });

  it('terminates what it created when the caller aborts during the wait', async () => {
    const { clock, ec2 } = simulate({ delays: REALISTIC });
    const abort = new AbortController();
    const connect = async () => {
      abort.abort();
      throw new TransportError('UNREACHABLE', 'refused', { retryable: true });
    };

    const failure = await failureOf(
      spawnFleet(fleetIntent(clock), spawnDependencies(ec2, clock, { connect, signal: abort.signal })),
    );

    expect(failure.code).toBe('ABORTED');
    expect(ec2.instances).toHaveLength(2);
    expect(ec2.remaining()).toEqual([]);
  });

  it('reports a failed clean-up beside the first error', async () => {
    const { clock, dependencies } = simulate({
      fault: ({ action }) =>
        action === 'TerminateInstances' ? { error: 'UnauthorizedOperation', status: 403 } : undefined,
    });
    const connect = () => Promise.reject(new TransportError('HOST_KEY_MISMATCH', 'another key'));

    const failure = await failureOf(spawnFleet(fleetIntent(clock), { ...dependencies, connect }));

    expect(failure.code).toBe('REMAINING');
    expect(failure.cause).toMatchObject({ code: 'UNREACHABLE_HOST' });
    expect(failure.suppressed).toMatchObject({ code: 'REMAINING' });
    expect(failure.message).toMatch(/another key[\s\S]*ec2:TerminateInstances/);
  });

  it('leaves the fleet of another process with the same identity alone', async () => {
    const { clock, ec2, dependencies } = simulate();
    await spawnFleet(fleetIntent(clock), dependencies);

    const failure = await failureOf(spawnFleet(fleetIntent(clock, { ttlMinutes: 50 }), dependencies));

    expect(failure.code).toBe('CONFLICT');
    expect(ec2.instances.map((instance) => instance.state(clock.now().getTime()))).toEqual([
      'running',
      'running',
    ]);
  });

  it('gives up a refused launch without a retry', async () => {
    const { clock, ec2, dependencies } = simulate({
      fault: ({ action }) =>
        action === 'RunInstances' ? { error: 'UnauthorizedOperation', status: 403 } : undefined,
    });

    const failure = await failureOf(spawnFleet(fleetIntent(clock), dependencies));

    expect(failure).toMatchObject({ code: 'PERMISSION_DENIED', action: 'ec2:RunInstances' });
    expect(ec2.count('RunInstances')).toBe(1);
    expect(ec2.remaining()).toEqual([]);
  });

  it('logs no key', async () => {
    const { clock, dependencies } = simulate();

    await spawnFleet(fleetIntent(clock), dependencies);

    expect(dependencies.lines.join('\n')).not.toContain('PRIVATE');
  });

  it('measures launch and readiness, and logs where the hosts are', async () => {
    const { clock, dependencies } = simulate({ delays: { ...REALISTIC, visible: 0, groupVisible: 3_000 } });
    const intent = fleetIntent(clock);
    await clock.sleep(10_000);

    const { fleetId, hosts, timings } = await spawnFleet(intent, dependencies);

    expect(fleetId).toBe(intent.fleetId);
    expect(hosts).toHaveLength(2);
    expect(timings.launchMs).toBeGreaterThanOrEqual(3_000);
    expect(timings.launchMs).toBeLessThan(10_000);
    expect(timings.totalMs).toBe(timings.launchMs + timings.readyMs);
    expect(timings.readyMs).toBeLessThan(15_000);
    expect(dependencies.lines.at(-1)).toBe(`${fleetId} is ready: host-1 192.0.2.1, host-2 192.0.2.1.`);
  });

  it('logs and reports a failed spawn with its failed clean-up', async () => {
    const { clock, dependencies } = simulate({
      fault: ({ action }) =>
        action === 'TerminateInstances' ? { error: 'Blocked', status: 403 } : undefined,
    });
    const connect = () => Promise.reject(new TransportError('HOST_KEY_MISMATCH', 'another key'));
    const intent = fleetIntent(clock);

    const failure = await failureOf(spawnFleet(intent, { ...dependencies, connect }));

    expect(dependencies.lines).toContain(
      `Spawning ${intent.fleetId} failed (UNREACHABLE_HOST); terminating what was created.`,
    );
    expect(failure.message).toMatch(
      /will not accept us: another key\nCleaning up failed as well: Not allowed to call ec2:TerminateInstances \(Blocked\)/,
    );
  });

  it('names the spawn as the action of a failure that no call has', async () => {
    const { clock, dependencies } = simulate();
    const save = () => Promise.reject(new Error('disk full'));

    const failure = await failureOf(spawnFleet(fleetIntent(clock), { ...dependencies, save }));

    expect(failure).toMatchObject({ code: 'REFUSED', action: 'spawning the fleet' });
    expect(failure.message).toBe('spawning the fleet failed (Error): disk full');
  });
});
