import {
  CreateSecurityGroupCommand,
  ModifyInstanceAttributeCommand,
  type ModifyInstanceAttributeRequest,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { beforeEach, describe, expect, it } from 'vitest';
import type { InstanceRecord } from '../../state/resources.ts';
import { launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
let id: string;
let group: string;

beforeEach(async () => {
  sim = simulate({ latencies: 'none' });
  const [instance] = await launchTest(sim.ec2);
  id = instance?.InstanceId ?? '';
  await sim.local.clock.sleep(1000);
  await sim.ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
  await sim.local.clock.sleep(1000);
  const created = new CreateSecurityGroupCommand({ GroupName: 'other', Description: 'other' });
  group = (await sim.ec2.send(created)).GroupId ?? '';
});

/** Whatever a change may change. */
function facts(): Record<string, unknown> {
  const instance = sim.local.world.region('us-east-1').instances.get(id) as InstanceRecord;
  const [volume] = instance.volumeIds.map((volumeId) =>
    sim.local.world.region('us-east-1').volumes.get(volumeId),
  );
  return {
    protected: instance.apiTerminationDisabled,
    unstoppable: instance.apiStopDisabled,
    type: instance.instanceType,
    checked: instance.sourceDestCheck,
    behavior: instance.shutdownBehavior,
    userData: instance.userData && Buffer.from(instance.userData).toString(),
    groups: [...instance.groupIds],
    deleted: volume?.attachment?.deleteOnTermination,
  };
}

function modify(input: object): Promise<unknown> {
  return sim.ec2.send(
    new ModifyInstanceAttributeCommand({ InstanceId: id, ...input } as ModifyInstanceAttributeRequest),
  );
}

const keepsDisk = [{ DeviceName: '/dev/sda1', Ebs: { DeleteOnTermination: false } }];

describe('row 55: one attribute of an instance', () => {
  it.each<[changed: object, input: object]>([
    [{ protected: true }, { Attribute: 'disableApiTermination', Value: 'true' }],
    [{ protected: true }, { Attribute: 'DisableApiTermination', Value: 'True' }],
    [{ protected: true }, { Attribute: 'disableApiTermination', DisableApiTermination: { Value: true } }],
    [{ protected: true }, { DisableApiTermination: { Value: true } }],
    [{ unstoppable: true }, { Attribute: 'disableApiStop', Value: 'true', DisableApiStop: { Value: true } }],
    [{ type: 't3.small' }, { Attribute: 'instanceType', Value: 't3.small' }],
    [{ type: 't3.small' }, { Attribute: 'instanceType', InstanceType: { Value: 't3.small' } }],
    [{ checked: false }, { Attribute: 'sourceDestCheck', Value: 'False' }],
    [{ checked: false }, { Attribute: 'sourcedestcheck', SourceDestCheck: { Value: false } }],
    [{ behavior: 'terminate' }, { Attribute: 'instanceInitiatedShutdownBehavior', Value: 'terminate' }],
    [{ userData: 'hello' }, { Attribute: 'userData', Value: btoa('hello') }],
    [{ userData: 'hello' }, { UserData: { Value: Buffer.from('hello') } }],
    [{ groups: 'other' }, { Attribute: 'groupSet', Groups: 'other' }],
    [{ deleted: false }, { Attribute: 'blockDeviceMapping', BlockDeviceMappings: keepsDisk }],
    [{ deleted: false }, { BlockDeviceMappings: keepsDisk }],
  ])('changes %j by %j', async (changed, input) => {
    const before = facts();

    await modify('Groups' in input ? { ...input, Groups: [group] } : input);

    expect(facts()).toEqual({ ...before, ...('groups' in changed ? { groups: [group] } : changed) });
  });

  it('keeps the groups of an instance that was terminated', async () => {
    await sim.ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));

    expect(await refusal(modify({ Groups: [group] }))).toMatchObject({ name: 'IncorrectInstanceState' });
  });

  it.each<[code: string, input: object]>([
    ['InvalidParameterCombination', {}],
    ['InvalidParameterCombination', { Attribute: 'sourceDestCheck' }],
    ['InvalidParameterCombination', { Value: 'false' }],
    ['InvalidParameterCombination', { SourceDestCheck: { Value: false }, Value: 'false' }],
    ['InvalidParameterCombination', { Attribute: 'groupSet', Value: 'sg-12345678' }],
    ['InvalidParameterCombination', { Attribute: 'groupSet' }],
    ['InvalidParameterCombination', { Attribute: 'blockDeviceMapping', Value: '/dev/sda1' }],
    ['InvalidParameterCombination', { Attribute: 'instanceType', SourceDestCheck: { Value: false } }],
    ['InvalidParameterCombination', { SourceDestCheck: { Value: false }, DisableApiStop: { Value: true } }],
    [
      'InvalidParameterCombination',
      { Attribute: 'sourceDestCheck', Value: 'true', SourceDestCheck: { Value: false } },
    ],
    ['InvalidParameterValue', { Attribute: 'sourceDestCheck', Value: 'no' }],
    ['InvalidParameterValue', { Attribute: 'groups', Value: 'x' }],
    ['InvalidParameterValue', { Attribute: 'colour', Value: 'red' }],
    ['NotImplemented', { Attribute: 'kernel', Value: 'aki-12345678' }],
  ])('%s for %j, and nothing changes', async (code, input) => {
    const before = facts();

    expect(await refusal(modify(input))).toMatchObject({ name: code });
    expect(facts()).toEqual(before);
  });
});
