import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { ProvisionerError } from '../fleet/errors.ts';
import { launchFleet } from '../launch/launch-fleet.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2, type FakeEc2Options } from '../testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { terminateFleet } from './terminate-fleet.ts';

const REALISTIC = { visible: 4_000, boot: 12_000, shutdown: 40_000, release: 10_000, groupVisible: 2_000 };

async function spawned(
  options: Omit<FakeEc2Options, 'clock'> = {},
  change: Parameters<typeof fleetIntent>[1] = {},
) {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock, ...options });
  const dependencies = spawnDependencies(ec2, clock);
  const intent = fleetIntent(clock, change);
  await spawnFleet(intent, dependencies);
  ec2.calls.length = 0;
  return { clock, ec2, dependencies, intent, handle: dependencies.saved.at(-1)! };
}

function failureOf(promise: Promise<unknown>): Promise<ProvisionerError> {
  return promise.then(
    () => Promise.reject(new Error('expected a failure')),
    (error: ProvisionerError) => error,
  );
}

describe('terminateFleet', () => {
  it('sends TerminateInstances before any other call when the ids are known', async () => {
    const { ec2, dependencies, handle } = await spawned({ delays: REALISTIC });

    await terminateFleet(handle, dependencies);

    expect(ec2.calls[0]).toMatchObject({
      action: 'TerminateInstances',
      input: { InstanceIds: ec2.instances.map(({ id }) => id) },
    });
  });

  it('proves what was created and that nothing remains', async () => {
    const { ec2, dependencies, handle, intent } = await spawned({ delays: REALISTIC });

    const proof = await terminateFleet(handle, dependencies);

    expect(proof).toMatchObject({ fleetId: intent.fleetId, going: [], remaining: [], clean: true });
    expect(proof.created.map(({ kind }) => kind).toSorted()).toEqual([
      'instance',
      'instance',
      'network-interface',
      'network-interface',
      'security-group',
      'volume',
      'volume',
    ]);
    expect(ec2.remaining()).toEqual([]);
  });

  it('finds everything from the intent alone', async () => {
    const { ec2, dependencies, intent } = await spawned({ delays: REALISTIC });

    const proof = await terminateFleet(intent, dependencies);

    expect(proof.clean).toBe(true);
    expect(ec2.remaining()).toEqual([]);
  });

  it('finds instances that come into view only later', async () => {
    const clock = createVirtualClock();
    const ec2 = new FakeEc2({ clock, delays: { ...REALISTIC, visible: 20_000 } });
    const dependencies = spawnDependencies(ec2, clock);
    const intent = fleetIntent(clock);
    await launchFleet(intent, dependencies);

    const proof = await terminateFleet(intent, dependencies);

    expect(proof.clean).toBe(true);
    expect(ec2.instances).toHaveLength(2);
    expect(ec2.remaining()).toEqual([]);
  });

  it('terminates the others when one id is refused, and names the one that remains', async () => {
    const protectedIds = new Set(['i-00000000000000002']);
    const { clock, ec2, dependencies, handle } = await spawned({ protectedIds }, { count: 3 });

    const failure = await failureOf(terminateFleet(handle, dependencies));

    expect(failure.code).toBe('REMAINING');
    expect(failure.message).toContain(
      'aws ec2 terminate-instances --instance-ids i-00000000000000002 --region eu-central-1',
    );
    expect(failure.proof?.remaining.map(({ kind }) => kind)).toContain('security-group');
    expect(ec2.instances.map((instance) => instance.state(clock.now().getTime()))).toEqual([
      'terminated',
      'running',
      'terminated',
    ]);
  });

  it('deletes a volume that outlives its instance', async () => {
    const { ec2, dependencies, handle } = await spawned({ delays: REALISTIC, extraVolume: true });

    const proof = await terminateFleet(handle, dependencies);

    expect(proof.clean).toBe(true);
    expect(ec2.remaining()).toEqual([]);
  });

  it('waits for the termination only as far as its security group needs that', async () => {
    const clock = createVirtualClock();
    const ec2 = new FakeEc2({ clock, delays: { ...REALISTIC, groupVisible: 0, shutdown: 3_600_000 } });
    const dependencies = spawnDependencies(ec2, clock);
    await spawnFleet(fleetIntent(clock, { securityGroupIds: [ec2.addForeignGroup('mine')] }), dependencies);
    const before = clock.now().getTime();

    const proof = await terminateFleet(dependencies.saved.at(-1)!, dependencies);

    expect(proof.clean).toBe(true);
    expect(clock.now().getTime() - before).toBeLessThan(10_000);
  });

  it('is idempotent, and quick the second time', async () => {
    const { clock, ec2, dependencies, handle } = await spawned({ delays: REALISTIC });
    await terminateFleet(handle, dependencies);
    const before = clock.now().getTime();

    const again = await terminateFleet(dependencies.saved.at(-1)!, dependencies);
    const fromOldHandle = await terminateFleet(handle, dependencies);

    expect(again.clean).toBe(true);
    expect(fromOldHandle.clean).toBe(true);
    expect(clock.now().getTime() - before).toBeLessThan(1_000);
    expect(ec2.remaining()).toEqual([]);
  });

  it('keeps trying through throttling and lost responses', async () => {
    let calls = 0;
    const { ec2, dependencies, handle } = await spawned({
      delays: REALISTIC,
      fault: () => {
        calls += 1;
        if (calls < 8) return undefined;
        if (calls % 3 === 0) return { error: 'RequestLimitExceeded', status: 503 };
        return calls % 3 === 1 ? 'response-lost' : undefined;
      },
    });

    const proof = await terminateFleet(handle, dependencies);

    expect(proof.clean).toBe(true);
    expect(ec2.remaining()).toEqual([]);
  });

  it('names the missing permission', async () => {
    const { dependencies, handle } = await spawned({
      fault: ({ action }) =>
        action === 'DescribeVolumes' ? { error: 'UnauthorizedOperation', status: 403 } : undefined,
    });

    const failure = await failureOf(terminateFleet(handle, dependencies));

    expect(failure).toMatchObject({ code: 'PERMISSION_DENIED', action: 'ec2:DescribeVolumes' });
  });
});
