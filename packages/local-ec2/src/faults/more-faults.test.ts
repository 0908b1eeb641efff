import { randomUUID } from 'node:crypto';
import {
  AuthorizeSecurityGroupIngressCommand,
  CopyImageCommand,
  CreateKeyPairCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSnapshotsCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { describeTest, findTestImage, launchTest } from '../testing/launch.ts';
import { refusal } from '../testing/refusal.ts';
import { simulate } from '../testing/simulate.ts';
import type { FaultRule } from './fault-plan.ts';

function withRules(...rules: FaultRule[]) {
  return simulate({ faults: { rules } });
}

const group = { GroupName: 'mine', Description: 'mine' };

describe('faults of names and tokens', () => {
  it('F3: a refusal is not lost, and the journal does not say so', async () => {
    const { ec2, local } = withRules({
      match: { operation: 'RunInstances' },
      effect: { kind: 'lose-response' },
    });

    const refused = await refusal(launchTest(ec2, { KeyName: 'unknown' }));

    const [entry] = local.journal.requests().filter(({ operation }) => operation === 'RunInstances');
    expect(refused.name).toBe('InvalidKeyPair.NotFound');
    expect(entry).toMatchObject({ code: 'InvalidKeyPair.NotFound' });
    expect(entry).not.toHaveProperty('lost');
  });

  it('F4: a token that was used with other parameters, by nature and by plan', async () => {
    const { ec2 } = simulate();
    const ClientToken = randomUUID();
    await launchTest(ec2, { ClientToken });
    const planned = withRules({ effect: { kind: 'error', code: 'IdempotentParameterMismatch' } });

    const natural = await refusal(launchTest(ec2, { ClientToken, InstanceType: 't3.large' }));
    const forced = await refusal(launchTest(planned.ec2, { ImageId: 'ami-00000000' }));

    expect([natural.name, forced.name]).toEqual([
      'IdempotentParameterMismatch',
      'IdempotentParameterMismatch',
    ]);
  });

  it('F5: the token of a terminated machine', async () => {
    const { ec2, local } = simulate();
    const ClientToken = randomUUID();
    const [launched] = await launchTest(ec2, { ClientToken });
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [launched!.InstanceId] }));
    local.clock.advance(60_000);

    const refused = await refusal(launchTest(ec2, { ClientToken }));

    expect(refused.name).toBe('IdempotentInstanceTerminated');
  });

  it('F6: names of groups and key pairs that exist', async () => {
    const { ec2 } = simulate();
    await ec2.send(new CreateSecurityGroupCommand(group));
    await ec2.send(new CreateKeyPairCommand({ KeyName: 'mine', KeyType: 'ed25519' }));

    const sameGroup = await refusal(ec2.send(new CreateSecurityGroupCommand(group)));
    const sameKey = await refusal(ec2.send(new CreateKeyPairCommand({ KeyName: 'mine' })));

    expect([sameGroup.name, sameKey.name]).toEqual(['InvalidGroup.Duplicate', 'InvalidKeyPair.Duplicate']);
  });
});

describe('faults of reads', () => {
  it('F11: filters find new tags late, while the machine already shows them', async () => {
    const { ec2, local } = withRules({
      match: { operation: 'DescribeInstances' },
      effect: { kind: 'lag-tags', ms: 5_000 },
    });
    const Tags = [{ Key: 'run', Value: '1' }];
    const [launched] = await launchTest(ec2, { TagSpecifications: [{ ResourceType: 'instance', Tags }] });
    const byTag = new DescribeInstancesCommand({ Filters: [{ Name: 'tag:run', Values: ['1'] }] });

    const early = await ec2.send(byTag);
    const shown = await describeTest(ec2, launched!.InstanceId);
    local.clock.advance(5_000);
    const late = await ec2.send(byTag);

    expect(early.Reservations).toEqual([]);
    expect(shown.Tags).toEqual(Tags);
    expect(late.Reservations).toHaveLength(1);
  });
});

it('F8: a new image and its snapshot are unknown for a while', async () => {
  const { ec2, local } = withRules({
    match: { operation: 'CopyImage' },
    effect: { kind: 'hide', ms: 90_000 },
  });
  const SourceImageId = await findTestImage(ec2);
  const copy = { Name: 'mine', SourceImageId, SourceRegion: 'us-east-1' };
  const { ImageId = '' } = await ec2.send(new CopyImageCommand(copy));
  const listed = async () => [
    (await ec2.send(new DescribeImagesCommand({ Filters: [{ Name: 'name', Values: ['mine'] }] }))).Images
      ?.length,
    (
      await ec2.send(
        new DescribeSnapshotsCommand({ Filters: [{ Name: 'description', Values: ['Copied*'] }] }),
      )
    ).Snapshots?.length,
  ];
  const byId = () => ec2.send(new DescribeImagesCommand({ ImageIds: [ImageId] }));

  const early = [
    await listed(),
    (await refusal(byId())).name,
    (await refusal(launchTest(ec2, { ImageId }))).name,
  ];
  local.clock.advance(90_000);

  expect(early).toEqual([[0, 0], 'InvalidAMIID.NotFound', 'InvalidAMIID.NotFound']);
  expect(await listed()).toEqual([1, 1]);
  await expect(launchTest(ec2, { ImageId })).resolves.toHaveLength(1);
});

describe('faults of ends', () => {
  it('F15: one unknown id and no machine is terminated', async () => {
    const { ec2, local } = simulate();
    const [launched] = await launchTest(ec2);
    local.clock.advance(10_000);
    const InstanceIds = [launched!.InstanceId, 'i-00000000000000000'];

    const refused = await refusal(ec2.send(new TerminateInstancesCommand({ InstanceIds })));

    expect(refused.name).toBe('InvalidInstanceID.NotFound');
    expect((await describeTest(ec2, launched!.InstanceId)).State?.Name).toBe('running');
  });

  it('F16: a protected machine keeps the machines of its zone, and no others', async () => {
    const { ec2, local } = simulate();
    const place = (AvailabilityZone: string) => ({ Placement: { AvailabilityZone } });
    const [kept] = await launchTest(ec2, { ...place('us-east-1a'), DisableApiTermination: true });
    const [beside] = await launchTest(ec2, place('us-east-1a'));
    const [elsewhere] = await launchTest(ec2, place('us-east-1b'));
    local.clock.advance(10_000);
    const InstanceIds = [kept, beside, elsewhere].map((instance) => instance!.InstanceId);

    const refused = await refusal(ec2.send(new TerminateInstancesCommand({ InstanceIds })));
    const states = await Promise.all(InstanceIds.map((id) => describeTest(ec2, id)));

    expect(refused.name).toBe('OperationNotPermitted');
    expect(states.map(({ State }) => State?.Name)).toEqual(['running', 'running', 'shutting-down']);
  });

  it('F17: Force ends a machine that hangs; SkipOsShutdown takes no time', async () => {
    const { ec2, local } = withRules({
      match: { operation: 'RunInstances' },
      times: 1,
      effect: { kind: 'slow-termination', ms: 3_600_000 },
    });
    const [hanging] = await launchTest(ec2);
    const [quick] = await launchTest(ec2);
    const InstanceIds = [hanging!.InstanceId];
    await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
    local.clock.advance(60_000);
    const before = await describeTest(ec2, hanging!.InstanceId);

    await ec2.send(new TerminateInstancesCommand({ InstanceIds, Force: true }));
    local.clock.advance(31_000);
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [quick!.InstanceId], SkipOsShutdown: true }));
    const after = await Promise.all(
      [hanging, quick].map((machine) => describeTest(ec2, machine!.InstanceId)),
    );

    expect(before.State?.Name).toBe('shutting-down');
    expect(after.map(({ State }) => State?.Name)).toEqual(['terminated', 'terminated']);
  });

  it('F18: a group cannot be deleted until the interface of its machine is gone', async () => {
    const { ec2, local } = simulate();
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand(group));
    const [launched] = await launchTest(ec2, { SecurityGroupIds: [GroupId!] });
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [launched!.InstanceId] }));
    local.clock.advance(31_000);

    const ended = await describeTest(ec2, launched!.InstanceId);
    const early = await refusal(ec2.send(new DeleteSecurityGroupCommand({ GroupId })));
    local.clock.advance(5_000);

    expect([ended.State?.Name, early.name]).toEqual(['terminated', 'DependencyViolation']);
    await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupId }))).resolves.toBeDefined();
  });

  it('F18, F19: a group that another one names, and the default group, stay', async () => {
    const { ec2 } = simulate();
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand(group));
    const other = await ec2.send(new CreateSecurityGroupCommand({ ...group, GroupName: 'other' }));
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: other.GroupId,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, UserIdGroupPairs: [{ GroupId }] }],
      }),
    );

    const named = await refusal(ec2.send(new DeleteSecurityGroupCommand({ GroupId })));
    const standard = await refusal(ec2.send(new DeleteSecurityGroupCommand({ GroupName: 'default' })));

    expect([named.name, standard.name]).toEqual(['DependencyViolation', 'CannotDelete']);
  });
});

describe('faults of starting again', () => {
  it('needs capacity and quota, as a launch does', async () => {
    const { ec2, local } = simulate({ quotas: { capacity: { 't3.micro': 1 }, onDemandVcpus: 4 } });
    const [first] = await launchTest(ec2);
    local.clock.advance(10_000);
    const InstanceIds = [first!.InstanceId];
    await ec2.send(new StopInstancesCommand({ InstanceIds }));
    await ec2.send(new StopInstancesCommand({ InstanceIds, Force: true }));
    const stopped = await describeTest(ec2, first!.InstanceId);
    const [second] = await launchTest(ec2);

    const refused = await refusal(ec2.send(new StartInstancesCommand({ InstanceIds })));
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [second!.InstanceId] }));
    local.clock.advance(60_000);

    expect([stopped.State?.Name, refused.name]).toEqual(['stopped', 'InsufficientInstanceCapacity']);
    await expect(ec2.send(new StartInstancesCommand({ InstanceIds }))).resolves.toBeDefined();
  });
});

it('refuses persistent spot requests, which would launch again by themselves', async () => {
  const { ec2 } = simulate();
  const ImageId = await findTestImage(ec2);
  const spot = (SpotOptions: object) =>
    refusal(launchTest(ec2, { ImageId, InstanceMarketOptions: { MarketType: 'spot', SpotOptions } }));

  const refused = [
    await spot({ SpotInstanceType: 'persistent' }),
    await spot({ SpotInstanceType: 'persistent', InstanceInterruptionBehavior: 'hibernate' }),
    await spot({ InstanceInterruptionBehavior: 'stop' }),
  ];

  expect(refused.map(({ name }) => name)).toEqual([
    'NotImplemented',
    'NotImplemented',
    'InvalidParameterCombination',
  ]);
});

it('keeps the description of an interface', async () => {
  const { ec2 } = simulate();

  await launchTest(ec2, { NetworkInterfaces: [{ DeviceIndex: 0, Description: 'mine' }] });

  const { NetworkInterfaces } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  expect(NetworkInterfaces?.map(({ Description }) => Description)).toEqual(['mine']);
});
