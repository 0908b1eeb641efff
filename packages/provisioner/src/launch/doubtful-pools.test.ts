import { describe, expect, it } from 'vitest';
import { spawnFleet } from '../spawn-fleet.ts';
import type { FakeCall, Fault } from '../testing/fake-ec2.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { failureOf, REALISTIC, simulate } from '../testing/simulate.ts';

/** Faults of the launches by their place in the order of launches. */
function launchesFail(...faults: readonly (Fault | undefined)[]): (call: FakeCall) => Fault | undefined {
  let count = 0;
  return ({ action }) => (action === 'RunInstances' ? faults[count++] : undefined);
}

const FULL: Fault = { error: 'InsufficientInstanceCapacity', status: 500 };

describe('a pool in doubt', () => {
  it('is searched before the next one, so that nothing is launched twice', async () => {
    const { clock, ec2, dependencies } = simulate({
      fault: launchesFail('response-lost', FULL),
      delays: REALISTIC,
    });
    const intent = fleetIntent(clock, { instanceTypes: ['c7g.large', 'm7g.large'] });

    const { hosts } = await spawnFleet(intent, dependencies);

    expect(hosts).toHaveLength(2);
    expect(ec2.instances.map(({ input }) => input.InstanceType)).toEqual(['c7g.large', 'c7g.large']);
    const [, launch] = dependencies.saved.at(-1)?.calls ?? [];
    expect(launch).toMatchObject({ outcome: 'created', ids: ec2.instances.map(({ id }) => id) });
  });

  it.each([45_000, 70_000])('whose machines show after %d ms costs none for long', async (visible) => {
    const { clock, ec2, dependencies } = simulate({
      fault: launchesFail('response-lost', FULL),
      delays: { ...REALISTIC, visible, boot: 20_000 },
    });
    const intent = fleetIntent(clock, { instanceTypes: ['c7g.large', 'm7g.large'] });

    const { hosts } = await spawnFleet(intent, dependencies);

    const now = clock.now().getTime();
    const alive = ec2.instances.filter((one) => ['pending', 'running'].includes(one.state(now)));
    expect(alive.map(({ id }) => id)).toEqual(hosts.map(({ instanceId }) => instanceId));
    expect(hosts).toHaveLength(2);
  });

  it('of which another process with this identity has the machines is not taken for this launch', async () => {
    let isOther = false;
    const lost = launchesFail('never-arrives', FULL);
    const { clock, ec2, dependencies } = simulate({
      delays: REALISTIC,
      fault: (call) => (isOther ? lost(call) : undefined),
    });
    await spawnFleet(fleetIntent(clock, { instanceTypes: ['c7g.large'] }), dependencies);
    isOther = true;
    const types = ['c7g.large', 'm7g.large'];

    const { hosts } = await spawnFleet(
      fleetIntent(clock, { instanceTypes: types, ttlMinutes: 50 }),
      dependencies,
    );

    const shown = ec2.instances.map(({ input }) => input.InstanceType);
    expect(shown).toEqual(['c7g.large', 'c7g.large', 'm7g.large', 'm7g.large']);
    expect(hosts.map(({ instanceId }) => instanceId)).toEqual(ec2.instances.slice(2).map(({ id }) => id));
  });

  it('is left for the next one when nothing shows, and stays in doubt', async () => {
    const { clock, ec2, dependencies } = simulate({ fault: launchesFail('never-arrives', FULL) });
    const intent = fleetIntent(clock, { instanceTypes: ['c7g.large', 'm7g.large'] });

    await spawnFleet(intent, dependencies);

    expect(ec2.instances.map(({ input }) => input.InstanceType)).toEqual(['m7g.large', 'm7g.large']);
    const calls = dependencies.saved.at(-1)?.calls ?? [];
    expect(calls.map(({ outcome }) => outcome)).toEqual(['created', 'sent', 'created']);
  });

  it('does not hold up a launch that was only throttled', async () => {
    const throttled: Fault = { error: 'RequestLimitExceeded', status: 503 };
    const { clock, ec2, dependencies } = simulate({ fault: launchesFail(throttled, FULL) });
    const intent = fleetIntent(clock, { instanceTypes: ['c7g.large', 'm7g.large'] });

    await spawnFleet(intent, dependencies);

    const actions = ec2.calls.map(({ action }) => action);
    const launches = actions.slice(actions.indexOf('RunInstances'), actions.lastIndexOf('RunInstances'));
    expect(launches).toEqual(['RunInstances', 'RunInstances']);
  });
});

describe('pools after a failure', () => {
  it('of a quota that counts one family: another family is launched', async () => {
    const { clock, ec2, dependencies } = simulate({ fault: launchesFail({ error: 'VcpuLimitExceeded' }) });
    const intent = fleetIntent(clock, { instanceTypes: ['c7g.large', 'm7g.large', 'g5g.xlarge'] });

    await spawnFleet(intent, dependencies);

    expect(ec2.count('RunInstances')).toBe(2);
    expect(ec2.instances.map(({ input }) => input.InstanceType)).toEqual(['g5g.xlarge', 'g5g.xlarge']);
  });

  it('of a limit of the spot market: no spot pool is tried again', async () => {
    const { clock, ec2, dependencies } = simulate({
      fault: launchesFail({ error: 'MaxSpotInstanceCountExceeded' }),
    });
    const types = ['c7g.large', 'm7g.large'];
    const intent = fleetIntent(clock, { instanceTypes: types, market: 'spot', fallback: 'on-demand' });

    await spawnFleet(intent, dependencies);

    expect(ec2.count('RunInstances')).toBe(2);
    expect(ec2.instances.every(({ spotRequestId }) => spotRequestId === undefined)).toBe(true);
  });

  it('of no pool but refusals: the refusal is the error', async () => {
    const { clock, dependencies } = simulate({ fault: launchesFail({ error: 'InvalidSubnetID.NotFound' }) });

    const failure = await failureOf(
      spawnFleet(fleetIntent(clock, { subnetIds: ['subnet-00000001'] }), dependencies),
    );

    expect(failure).toMatchObject({ code: 'REFUSED', awsError: 'InvalidSubnetID.NotFound' });
  });

  it.each(['PendingVerification', 'InvalidIamInstanceProfile'])('%s passes by itself', async (error) => {
    const { clock, ec2, dependencies } = simulate({ fault: launchesFail({ error }, { error }, { error }) });

    await spawnFleet(fleetIntent(clock), dependencies);

    expect(ec2.count('RunInstances')).toBe(4);
  });

  it('that EC2 interrupts while it boots: the fallback is launched', async () => {
    const reason = { Code: 'Server.SpotInstanceTermination', Message: 'Spot instance termination' };
    const { clock, ec2, dependencies } = simulate({
      failure: ({ InstanceMarketOptions }) => (InstanceMarketOptions === undefined ? undefined : reason),
    });

    const { hosts } = await spawnFleet(
      fleetIntent(clock, { market: 'spot', fallback: 'on-demand' }),
      dependencies,
    );

    expect(hosts).toHaveLength(2);
    expect(ec2.instances.map(({ spotRequestId }) => spotRequestId !== undefined)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
