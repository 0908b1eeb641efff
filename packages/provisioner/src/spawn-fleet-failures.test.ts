import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { spawnFleet } from './spawn-fleet.ts';
import { fleetIntent, spawnDependencies } from './testing/fixtures.ts';
import { failureOf, simulate } from './testing/simulate.ts';

describe('spawnFleet, when it fails', () => {
  it('creates nothing when the intent cannot be saved', async () => {
    const { clock, ec2 } = simulate();
    const save = () => Promise.reject(new Error('disk full'));

    await failureOf(spawnFleet(fleetIntent(clock), spawnDependencies(ec2, clock, { save })));

    expect(ec2.count('CreateSecurityGroup') + ec2.count('RunInstances')).toBe(0);
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
