import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { spawnFleet } from './spawn-fleet.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';
import { connectAtOnce, fleetIntent, spawnDependencies } from './testing/fixtures.ts';
import { respondWithOwnKey } from './testing/keyed-machine.ts';
import { failureOf, REALISTIC, simulate } from './testing/simulate.ts';

describe('spawnFleet, until the hosts are ready', () => {
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

  it.each([
    ['Server.InsufficientInstanceCapacity', { market: 'spot', fallback: 'on-demand' }],
    ['Server.SpotInstanceTermination', { market: 'spot', fallback: 'on-demand' }],
    ['Server.InternalError', { instanceTypes: ['c7g.large', 'c6g.large'] }],
    ['Server.InsufficientInstanceCapacity', { subnetIds: ['subnet-11111111', 'subnet-22222222'] }],
  ] as const)('launches elsewhere what EC2 ended while it booted: %s, %o', async (Code, change) => {
    const { clock, ec2, dependencies } = simulate({
      delays: REALISTIC,
      fault: ({ action }) => {
        if (action === 'DescribeInstances')
          ec2.instances[0]?.fail(clock.now().getTime(), { Code, Message: 'why' });
        return undefined;
      },
    });
    const intent = fleetIntent(clock, change);

    const fleet = await spawnFleet(intent, dependencies);

    expect(fleet.hosts.map(({ name }) => name)).toEqual(['host-1', 'host-2']);
    expect(fleet.hosts.map(({ instanceId }) => instanceId)).not.toContain(ec2.instances[0]?.id);
    expect(ec2.instances).toHaveLength(3);
    const calls = dependencies.saved.at(-1)?.calls ?? [];
    expect(calls.filter(({ action }) => action === 'RunInstances').map(({ token }) => token)).toEqual(
      intent.pools.map(({ clientToken }) => clientToken),
    );
    expect(dependencies.lines.join('\n')).toContain(
      `Launched again elsewhere: ${ec2.instances[0]?.id} became`,
    );
    await terminateFleet(dependencies.saved.at(-1)!, dependencies);
    expect(ec2.remaining()).toEqual([]);
  });

  it('tries every pool once, and says the loss first when none is left', async () => {
    const { clock, ec2, dependencies } = simulate({
      delays: REALISTIC,
      fault: ({ action }) => {
        if (action === 'DescribeInstances')
          for (const instance of ec2.instances)
            instance.fail(clock.now().getTime(), {
              Code: 'Server.InsufficientInstanceCapacity',
              Message: '',
            });
        return undefined;
      },
    });
    const types = ['c7g.large', 'c6g.large', 'm7g.large'];

    const failure = await failureOf(spawnFleet(fleetIntent(clock, { instanceTypes: types }), dependencies));

    expect(failure.code).toBe('CAPACITY');
    expect(failure.message).toMatch(/became .* before it was ready/);
    expect(ec2.count('RunInstances')).toBe(3);
    expect(ec2.remaining()).toEqual([]);
  });

  it('says why nothing was launched elsewhere', async () => {
    const { clock, ec2, dependencies } = simulate({
      delays: REALISTIC,
      fault: ({ action }) => {
        if (action === 'DescribeInstances')
          ec2.instances[0]?.fail(clock.now().getTime(), {
            Code: 'Server.SpotInstanceTermination',
            Message: 'why',
          });
        const isSecond = action === 'RunInstances' && ec2.count('RunInstances') > 1;
        return isSecond ? { error: 'InsufficientInstanceCapacity', status: 500 } : undefined;
      },
    });
    const change = { market: 'spot', fallback: 'on-demand' } as const;

    const failure = await failureOf(spawnFleet(fleetIntent(clock, change), dependencies));

    expect(failure.code).toBe('CAPACITY');
    expect(failure.message).toMatch(/Server.SpotInstanceTermination: why\nNo room for the fleet/);
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
      if (attempts > 3) throw new TransportError('HOST_KEY_MISMATCH', 'another key');
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
      exec: async (script, limits) => {
        execs += 1;
        if (execs === 1) throw new TransportError('DISCONNECTED', 'connection lost');
        return respondWithOwnKey(target.label, script, limits);
      },
    });

    const fleet = await spawnFleet(fleetIntent(clock), spawnDependencies(ec2, clock, { connect }));

    expect(fleet.hosts).toHaveLength(2);
    expect(execs).toBe(3);
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
});
