import { describe, expect, it } from 'vitest';
import { spawnFleet } from './spawn-fleet.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';
import { fleetIntent, spawnDependencies } from './testing/fixtures.ts';
import { REALISTIC, simulate } from './testing/simulate.ts';

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
});
