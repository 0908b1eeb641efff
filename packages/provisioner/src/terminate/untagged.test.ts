import type { FaultRule } from '@ami-select/local-ec2';
import {
  CreateSecurityGroupCommand,
  DeleteTagsCommand,
  DescribeInstancesCommand,
  type Instance,
  ModifyInstanceAttributeCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { VERSION_TAG } from '../fleet/signature.ts';
import { fleetState, readFleetState } from '../record/fleet-state.ts';
import { recoverHandle } from '../record/recover-handle.ts';
import { endOn, instancesOn, remainingOn, spawnOn } from '../testing/faulty-fleet.ts';
import { LOCAL_REGION, type LocalHandler, localHandlers } from '../testing/local-handler.ts';

const start = localHandlers();

/** A fleet, all that can be known of it without its handle, and how its machines show. */
async function world(
  change: Partial<FleetRequest> = {},
  place = async (_: LocalHandler): Promise<Partial<FleetRequest>> => ({}),
) {
  const local = await start([]);
  const spawned = await spawnOn(local, { count: 2, ...change, ...(await place(local)) });
  const { fleetId, identity } = spawned.intent;
  const { repository } = identity;
  const byId = () => recoverHandle({ fleetId, region: LOCAL_REGION, repository, now: local.clock.now() });
  const byState = () => readFleetState(fleetState(spawned.intent));
  const machines = await shownBy(local);
  return { local, ...spawned, byId, byState, machines };
}

async function shownBy({ ec2 }: LocalHandler): Promise<readonly Instance[]> {
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}

function attachedTo({ BlockDeviceMappings = [], NetworkInterfaces = [] }: Instance): readonly string[] {
  return [
    ...BlockDeviceMappings.map(({ Ebs }) => Ebs?.VolumeId ?? ''),
    ...NetworkInterfaces.map(({ NetworkInterfaceId = '' }) => NetworkInterfaceId),
  ];
}

/** Somebody cleans up tags. */
async function untag({ ec2 }: LocalHandler, ...ids: readonly string[]): Promise<void> {
  await ec2.send(new DeleteTagsCommand({ Resources: [...ids] }));
}

async function inGroupOfSomebody({ ec2 }: LocalHandler): Promise<Partial<FleetRequest>> {
  const group = new CreateSecurityGroupCommand({ GroupName: 'somebody', Description: 'of somebody' });
  const { GroupId = '' } = await ec2.send(group);
  return { securityGroupIds: [GroupId] };
}

async function keepVolume({ ec2 }: LocalHandler, { InstanceId, RootDeviceName }: Instance): Promise<void> {
  const kept = { DeviceName: RootDeviceName ?? '', Ebs: { DeleteOnTermination: false } };
  await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, BlockDeviceMappings: [kept] }));
}

describe.each(['byId', 'byState'] as const)('an end %s', (how) => {
  it('finds a machine that lost its tags, as its volume and its interface did, by its client token', async () => {
    const { local, machines, [how]: known } = await world();
    const [machine] = machines;
    await untag(local, machine?.InstanceId ?? '', ...attachedTo(machine!));

    const { proof, failure } = await endOn(local, known());

    expect(failure).toBeUndefined();
    expect(proof?.created.filter(({ kind }) => kind === 'instance')).toHaveLength(2);
    expect(instancesOn(local).running).toEqual([]);
    expect(await remainingOn(local)).toEqual([]);
  });

  it('names a volume that somebody kept and whose tags are gone, and is not clean', async () => {
    const { local, machines, [how]: known } = await world();
    const [machine] = machines;
    const volume = { kind: 'volume', id: machine?.BlockDeviceMappings?.[0]?.Ebs?.VolumeId };
    await keepVolume(local, machine!);
    await untag(local, volume.id ?? '');

    const { proof, failure } = await endOn(local, known());

    expect(failure).toMatchObject({ code: 'FOREIGN_RESOURCES' });
    expect(proof).toMatchObject({ clean: false, foreign: [volume], remaining: [] });
    expect(proof?.created).not.toContainEqual(volume);
    expect(await remainingOn(local)).toEqual([`volume ${volume.id}`]);
  });

  it('deletes a volume that somebody kept and that shows whose it is', async () => {
    const { local, machines, [how]: known } = await world();
    await keepVolume(local, machines[0]!);

    const { proof } = await endOn(local, known());

    expect(proof?.clean).toBe(true);
    expect(await remainingOn(local)).toEqual([]);
  });

  it('names the group of its name whose tags are gone, and is not clean', async () => {
    const { local, handle, [how]: known } = await world();
    const group = { kind: 'security-group', id: handle.securityGroupId };
    await untag(local, group.id ?? '');

    const { proof, failure } = await endOn(local, known());

    expect(failure).toMatchObject({ code: 'FOREIGN_RESOURCES' });
    expect(proof).toMatchObject({ clean: false, foreign: [group], remaining: [] });
    expect(await remainingOn(local)).toEqual([`security-group ${group.id}`]);
  });
});

describe('a fleet of CreateFleet, whose client tokens are those of EC2', () => {
  const many = { count: 25, instanceTypes: ['c7g.large', 'm7g.large'] };

  it('ends by its id alone', async () => {
    const { local, byId } = await world(many);

    expect((await endOn(local, byId())).proof?.clean).toBe(true);
    expect(instancesOn(local).running).toEqual([]);
  });

  it.each(['byId', 'byState'] as const)('ends %s machines of which all lost one tag', async (how) => {
    const { local, machines, [how]: known } = await world(many);
    const Resources = machines.map(({ InstanceId = '' }) => InstanceId);
    await local.ec2.send(new DeleteTagsCommand({ Resources, Tags: [{ Key: VERSION_TAG }] }));

    const { proof } = await endOn(local, known());

    expect(proof).toMatchObject({ clean: true, foreign: [] });
    expect(proof?.created.filter(({ kind }) => kind === 'instance')).toHaveLength(25);
    expect(await remainingOn(local)).toEqual([]);
  });

  it('ends a machine that lost its tags beside others of the same call', async () => {
    const { local, machines, byId } = await world(many);
    const [machine] = machines;
    await untag(local, machine?.InstanceId ?? '', ...attachedTo(machine!));

    const { proof } = await endOn(local, byId());

    expect(proof).toMatchObject({ clean: true, foreign: [] });
    expect(proof?.created.filter(({ kind }) => kind === 'instance')).toHaveLength(25);
    expect(await remainingOn(local)).toEqual([]);
  });

  it.each(['byId', 'byState'] as const)(
    'ends %s machines that all lost all tags, long after a launch into groups of somebody',
    async (how) => {
      const { local, intent, machines, [how]: known } = await world(many, inGroupOfSomebody);
      const others = await spawnOn(local, { ...many, identity: { ...intent.identity, id: 'other' } });
      const othersIds = others.hosts.map(({ instanceId }) => instanceId);
      await untag(local, ...othersIds);
      const ids = machines.flatMap((one) => [one.InstanceId ?? '', ...attachedTo(one)]);
      await untag(local, ...ids);
      await local.clock.sleep(40 * 60_000);

      const { proof, failure } = await endOn(local, known());

      expect(failure).toBeUndefined();
      expect(proof?.created.filter(({ kind }) => kind === 'instance')).toHaveLength(25);
      expect(instancesOn(local).running.toSorted()).toEqual(othersIds.toSorted());
    },
  );

  it('does not call the end of such a fleet clean where nobody may look at the calls', async () => {
    const { local, machines, byState } = await world(many, inGroupOfSomebody);
    await untag(local, ...machines.flatMap((one) => [one.InstanceId ?? '', ...attachedTo(one)]));
    await local.clock.sleep(40 * 60_000);
    const denied: FaultRule = {
      match: { operation: 'DescribeFleets' },
      effect: { kind: 'error', code: 'UnauthorizedOperation' },
    };

    const { proof, failure } = await endOn(local, byState(), [denied]);

    expect(failure?.code).toBe('REMAINING_UNKNOWN');
    expect(proof?.unknown).toEqual([
      { kind: 'instance', reason: expect.stringContaining('without ec2:DescribeFleets') },
    ]);
    expect(instancesOn(local).running).toHaveLength(25);
  });
});
