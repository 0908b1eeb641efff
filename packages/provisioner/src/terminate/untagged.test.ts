import {
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
async function world(change: Partial<FleetRequest> = {}) {
  const local = await start([]);
  const spawned = await spawnOn(local, { count: 2, ...change });
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
});
