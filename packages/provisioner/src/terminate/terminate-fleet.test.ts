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
  if (change.securityGroupIds !== undefined) ec2.addForeignGroup('mine');
  const dependencies = spawnDependencies(ec2, clock);
  const intent = fleetIntent(clock, change);
  await spawnFleet(intent, dependencies);
  await clock.sleep(60_000);
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
  it('sends TerminateInstances before any other call when the process that launched is in a hurry', async () => {
    const { ec2, dependencies, handle } = await spawned({ delays: REALISTIC });

    await terminateFleet(handle, { ...dependencies, signal: AbortSignal.abort() }, { launchedHere: true });

    expect(ec2.calls[0]).toMatchObject({
      action: 'TerminateInstances',
      input: { InstanceIds: ec2.instances.map(({ id }) => id) },
    });
  });

  it('proves what was created and that nothing remains', async () => {
    const { ec2, dependencies, handle, intent } = await spawned({ delays: REALISTIC });

    const proof = await terminateFleet(handle, dependencies);

    expect(proof).toMatchObject({ fleetId: intent.fleetId, remaining: [], clean: true });
    expect(proof.going.map(({ kind }) => kind)).toContain('instance');
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
    const id = 'i-00000000000000002';
    expect(failure.message).toContain(
      `aws ec2 modify-instance-attribute --no-disable-api-termination --instance-id ${id} --region eu-central-1 && aws ec2 terminate-instances --instance-ids ${id} --region eu-central-1`,
    );
    expect(dependencies.lines.join()).not.toMatch(new RegExp(`Terminated[^.]*${id}`));
    expect(ec2.count('TerminateInstances')).toBeLessThan(12);
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
    const fromOldHandle = await terminateFleet(handle, dependencies, { launchedHere: true });

    expect(again.clean).toBe(true);
    expect(fromOldHandle.clean).toBe(true);
    expect(clock.now().getTime() - before).toBeLessThan(2_000);
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

  it('ends the machines without a permission to look, and says what is unknown', async () => {
    let isDenied = false;
    const { ec2, clock, dependencies, handle } = await spawned({
      fault: ({ action }) =>
        isDenied && action === 'DescribeVolumes'
          ? { error: 'UnauthorizedOperation', status: 403 }
          : undefined,
    });
    isDenied = true;

    const failure = await failureOf(terminateFleet(handle, dependencies));

    expect(failure).toMatchObject({ code: 'REMAINING_UNKNOWN', exitClass: 'remaining-unknown' });
    expect(failure.message).toContain('Not allowed to call ec2:DescribeVolumes');
    expect(failure.proof).toMatchObject({ unknown: [{ kind: 'volume' }], remaining: [], clean: false });
    const states = ec2.instances.map((instance) => instance.state(clock.now().getTime()));
    expect(new Set(states)).toEqual(new Set(['terminated']));
  });

  it('waits for the machines of a larger fleet, and then deletes its group at the first attempt', async () => {
    const { ec2, dependencies, handle } = await spawned({ delays: REALISTIC }, { count: 6 });

    const proof = await terminateFleet(handle, dependencies);

    expect(proof.clean).toBe(true);
    expect(ec2.count('ModifyInstanceAttribute')).toBe(0);
    expect(ec2.count('DeleteSecurityGroup')).toBe(1);
    expect(ec2.count('DescribeNetworkInterfaces')).toBeLessThan(45);
  });

  it('gives the group up when its instances do not terminate in time', async () => {
    const { clock, dependencies, handle } = await spawned({
      delays: { ...REALISTIC, shutdown: 3_600_000 },
      fault: ({ action }) =>
        action === 'ModifyInstanceAttribute' ? { error: 'UnauthorizedOperation' } : undefined,
    });
    const before = clock.now().getTime();

    const failure = await failureOf(terminateFleet(handle, dependencies, { deadlineMs: 30_000 }));

    expect(failure.proof?.remaining.map(({ kind }) => kind)).toEqual(['security-group']);
    expect(failure.proof?.going.map(({ kind }) => kind).toSorted()).toEqual([
      'instance',
      'instance',
      'network-interface',
      'network-interface',
      'volume',
      'volume',
    ]);
    expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(30_000);
    expect(clock.now().getTime() - before).toBeLessThan(35_000);
  });

  it('does not wait for an id that is not visible any more', async () => {
    const { clock, dependencies, handle, intent } = await spawned();
    await terminateFleet(handle, dependencies);
    await clock.sleep(30 * 60_000);
    const before = clock.now().getTime();
    const lost = {
      action: 'RunInstances',
      token: 'x',
      outcome: 'created',
      ids: ['i-00000000000000099'],
    } as const;

    await terminateFleet({ intent, calls: [lost], securityGroupId: 'sg-00000000000000099' }, dependencies);

    expect(clock.now().getTime() - before).toBeLessThan(10_000);
  });

  it('logs what it terminated, and that there was nothing', async () => {
    const { ec2, dependencies, handle, intent } = await spawned();
    await terminateFleet(handle, dependencies);
    await terminateFleet(dependencies.saved.at(-1)!, { ...dependencies, save: undefined });
    const nothing = { intent: { ...intent, pools: [], fleetId: 'fleet-0' }, calls: [] };
    await terminateFleet(nothing, { ...dependencies, save: undefined });

    const lines = dependencies.lines.filter((line) => line.startsWith('Terminated'));
    expect(lines[0]).toBe(`Terminated ${ec2.instances.map(({ id }) => id).join(', ')} of ${intent.fleetId}.`);
    expect(lines.at(-1)).toBe('Terminated no instance of fleet-0.');
  });

  it('does not say of what had ended before that it terminated it', async () => {
    const { clock, ec2, dependencies, handle, intent } = await spawned();
    const [first, second] = ec2.instances;
    first?.terminate(clock.now().getTime());

    await terminateFleet(handle, dependencies, { launchedHere: true });

    expect(dependencies.lines).toContain(`${first?.id} of ${intent.fleetId} had ended already.`);
    expect(dependencies.lines).toContain(`Terminated ${second?.id} of ${intent.fleetId}.`);
  });

  it('lists every remaining resource with its command, and hints at them', async () => {
    const protectedIds = new Set(['i-00000000000000001']);
    const { dependencies, handle, intent } = await spawned(
      { protectedIds },
      { count: 1, securityGroupIds: ['sg-00000000000000001'] },
    );

    const failure = await failureOf(terminateFleet(handle, dependencies, { deadlineMs: 5_000 }));

    const place = '--region eu-central-1';
    const command = `aws ec2 modify-instance-attribute --no-disable-api-termination --instance-id i-00000000000000001 ${place} && aws ec2 terminate-instances --instance-ids i-00000000000000001 ${place}`;
    const lines = [
      `Resources of ${intent.fleetId} remain:`,
      `- instance i-00000000000000001 (running): ${command}`,
      `- volume vol-00000000000000001 (in-use): ${command}`,
      `- network-interface eni-00000000000000001 (in-use): ${command}`,
      'ec2:TerminateInstances failed (OperationNotPermitted): OperationNotPermitted (simulated)',
      `The lease ends machines that still run at ${intent.expiresAt}.`,
    ];
    expect(failure.message).toBe(lines.join('\n'));
    expect(failure.hint).toBe(
      'Run the commands above, or terminate the fleet once more. Its handle keeps the keys until nothing remains.',
    );
  });

  it.each([40_000, 55_000])('finds instances that come into view only after %i ms', async (visible) => {
    const clock = createVirtualClock();
    const ec2 = new FakeEc2({ clock, delays: { ...REALISTIC, visible } });
    const dependencies = spawnDependencies(ec2, clock);
    await launchFleet(fleetIntent(clock), dependencies);

    const beforeResponse = dependencies.saved.findLast(({ calls = [] }) =>
      calls.some(({ outcome }) => outcome === 'sent'),
    );
    const proof = await terminateFleet(beforeResponse!, dependencies);

    expect(proof.created.filter(({ kind }) => kind === 'instance')).toHaveLength(2);
    expect(ec2.remaining()).toEqual([]);
  });
});
