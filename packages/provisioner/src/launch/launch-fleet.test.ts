import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { terminateFleet } from '../terminate/terminate-fleet.ts';
import { FakeEc2, type FakeEc2Options } from '../testing/fake-ec2.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { launchFleet } from './launch-fleet.ts';

function simulate(options: Omit<FakeEc2Options, 'clock'> = {}) {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock, ...options });
  return { clock, ec2, dependencies: spawnDependencies(ec2, clock) };
}

const failureOf = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

describe('launchFleet', () => {
  it('gives the same instances when it is sent twice with the same intent', async () => {
    const { clock, ec2, dependencies } = simulate();
    const intent = fleetIntent(clock);

    const first = await launchFleet(intent, dependencies);
    const second = await launchFleet(intent, dependencies);

    expect(second.instanceIds).toEqual(first.instanceIds);
    expect(ec2.instances).toHaveLength(2);
    expect(ec2.groups.size).toBe(1);
  });

  it('stores user data until the launch has ended, and never after', async () => {
    const { clock, dependencies } = simulate();
    const intent = fleetIntent(clock);

    const { handle } = await launchFleet(intent, dependencies);

    const stored = dependencies.saved.map(({ intent: { userData } }) => userData);
    expect(stored.slice(0, -1).every((userData) => userData === intent.userData)).toBe(true);
    expect(stored.at(-1)).toBe('');
    expect(handle.intent).toEqual({ ...intent, userData: '' });
  });

  it('gathers a fleet with a minimum from several pools', async () => {
    const { clock, ec2, dependencies } = simulate({
      room: ({ InstanceType }) => (InstanceType === 'c7g.large' ? 1 : 5),
    });
    const intent = fleetIntent(clock, { count: 3, minimum: 2, instanceTypes: ['c7g.large', 'c6g.large'] });

    const { instanceIds } = await launchFleet(intent, dependencies);

    expect(instanceIds).toHaveLength(3);
    expect(ec2.instances.map(({ input }) => input.InstanceType)).toEqual([
      'c7g.large',
      'c6g.large',
      'c6g.large',
    ]);
  });

  it('never splits a fleet without a minimum over pools', async () => {
    const { clock, ec2, dependencies } = simulate({
      room: ({ InstanceType }) => (InstanceType === 'c7g.large' ? 1 : 5),
    });
    const intent = fleetIntent(clock, { count: 3, instanceTypes: ['c7g.large', 'c6g.large'] });

    await launchFleet(intent, dependencies);

    expect(ec2.instances.map(({ input }) => input.InstanceType)).toEqual([
      'c6g.large',
      'c6g.large',
      'c6g.large',
    ]);
  });

  it('refuses a fleet below its minimum', async () => {
    const { clock, dependencies } = simulate({ room: () => 1 });
    const intent = fleetIntent(clock, { count: 4, minimum: 3, instanceTypes: ['c7g.large', 'c6g.large'] });

    const failure = await failureOf(launchFleet(intent, dependencies));

    expect(failure).toMatchObject({
      code: 'CAPACITY',
      history: ['c7g.large on-demand: 1 of 4', 'c6g.large on-demand: 1 of 3'],
    });
  });

  it('turns from the token of a terminated fleet to the next pool', async () => {
    const { clock, ec2, dependencies } = simulate();
    const securityGroupIds = [ec2.addForeignGroup('mine')];
    const intent = fleetIntent(clock, { instanceTypes: ['c7g.large', 'c6g.large'], securityGroupIds });
    const { handle } = await launchFleet(intent, dependencies);
    await terminateFleet(handle, dependencies);

    const { instanceIds } = await launchFleet(intent, dependencies);

    expect(instanceIds).toEqual(ec2.instances.slice(2).map(({ id }) => id));
    expect(ec2.instances.at(-1)?.input.InstanceType).toBe('c6g.large');
  });

  it('launches spot once, and tags its request', async () => {
    const { clock, ec2, dependencies } = simulate();

    await launchFleet(fleetIntent(clock, { market: 'spot' }), dependencies);

    const input = ec2.instances[0]?.input;
    expect(input?.InstanceMarketOptions).toMatchObject({
      MarketType: 'spot',
      SpotOptions: { SpotInstanceType: 'one-time' },
    });
    expect(input?.TagSpecifications?.map(({ ResourceType }) => ResourceType)).toContain(
      'spot-instances-request',
    );
  });

  it('looks up the VPC of its subnets and refuses subnets of two', async () => {
    const { clock, ec2, dependencies } = simulate({
      vpcOf: (subnet) => (subnet.endsWith('1') ? 'vpc-1' : 'vpc-2'),
    });
    const intent = fleetIntent(clock, { subnetIds: ['subnet-00000001', 'subnet-00000002'] });

    const failure = await failureOf(launchFleet(intent, dependencies));

    expect(failure).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(ec2.groups.size).toBe(0);
  });

  it('refuses an address service that opens the world or responds with nonsense', async () => {
    const { clock, ec2, dependencies } = simulate();
    const addresses = ['<html>', '0.0.0.0/0', ''];

    const failures = await Promise.all(
      addresses.map((address) =>
        failureOf(launchFleet(fleetIntent(clock), { ...dependencies, callerAddress: async () => address })),
      ),
    );

    expect(failures).toEqual(addresses.map(() => expect.objectContaining({ code: 'INVALID_REQUEST' })));
    expect(ec2.groups.size).toBe(0);
  });

  it('gives up an endpoint that is not there within seconds', async () => {
    const { clock, dependencies } = simulate();
    const send = () =>
      Promise.reject(Object.assign(ec2Error('Error'), { code: 'ECONNREFUSED', $metadata: {} }));
    const before = clock.now().getTime();

    const failure = await failureOf(
      launchFleet(fleetIntent(clock), { ...dependencies, ec2: { send } as never }),
    );

    expect(failure).toMatchObject({ code: 'UNREACHABLE_ENDPOINT' });
    expect(clock.now().getTime() - before).toBeLessThan(5_000);
  });

  it('stores every step where the caller says, and needs no store', async () => {
    const { clock, dependencies } = simulate();

    const { handle } = await launchFleet(fleetIntent(clock), dependencies);
    const { save: _none, ...others } = dependencies;
    const again = await launchFleet(fleetIntent(clock), others);

    expect(dependencies.saved.at(-1)).toEqual(JSON.parse(JSON.stringify(handle)));
    expect(again.instanceIds).toHaveLength(2);
  });

  it('stores nothing once the caller has aborted', async () => {
    const { clock, ec2, dependencies } = simulate();

    const failure = await failureOf(
      launchFleet(fleetIntent(clock), { ...dependencies, signal: AbortSignal.abort() }),
    );

    expect(failure).toMatchObject({ code: 'ABORTED', message: 'Stopped while launching.' });
    expect(dependencies.saved).toEqual([]);
    expect(ec2.calls).toEqual([]);
  });
});
