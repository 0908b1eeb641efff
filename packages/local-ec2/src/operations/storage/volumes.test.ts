import {
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeSnapshotAttributeCommand,
  DescribeSnapshotsCommand,
  DescribeVolumeAttributeCommand,
  DescribeVolumeStatusCommand,
  GetEbsEncryptionByDefaultCommand,
} from '@aws-sdk/client-ec2';
import { beforeAll, expect, it } from 'vitest';
import { describeTest, launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
let InstanceId: string;
let VolumeId: string;
beforeAll(async () => {
  sim = simulate({ latencies: 'none' });
  const [instance] = await launchTest(sim.ec2, { IamInstanceProfile: { Name: 'builder' } });
  InstanceId = instance!.InstanceId;
  const { BlockDeviceMappings } = await describeTest(sim.ec2, InstanceId);
  VolumeId = BlockDeviceMappings![0]!.Ebs!.VolumeId!;
});

it('a volume is fine, and is found by the machine that it is attached to', async () => {
  const { VolumeStatuses } = await sim.ec2.send(
    new DescribeVolumeStatusCommand({
      Filters: [
        { Name: 'attachment-status.instance-id', Values: [InstanceId] },
        { Name: 'volume-status.status', Values: ['ok'] },
      ],
    }),
  );

  expect(VolumeStatuses).toMatchObject([{ VolumeId, VolumeStatus: { Status: 'ok' } }]);
});

it('a volume has its documented attributes, and no other', async () => {
  const ask = (Attribute: string) =>
    sim.ec2.send(new DescribeVolumeAttributeCommand({ VolumeId, Attribute: Attribute as 'productCodes' }));

  expect(await ask('autoEnableIO')).toMatchObject({ VolumeId, AutoEnableIO: { Value: false } });
  expect(await refusal(ask('colour'))).toMatchObject({ name: 'InvalidParameterValue' });
});

it('a snapshot is shared with no account', async () => {
  const { Snapshots = [] } = await sim.ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'] }));
  const { SnapshotId } = Snapshots[0]!;

  const answer = await sim.ec2.send(
    new DescribeSnapshotAttributeCommand({ SnapshotId, Attribute: 'createVolumePermission' }),
  );

  expect(answer.CreateVolumePermissions ?? []).toEqual([]);
});

it('volumes are not encrypted unless that is requested', async () => {
  expect(await sim.ec2.send(new GetEbsEncryptionByDefaultCommand({}))).toMatchObject({
    EbsEncryptionByDefault: false,
  });
});

it('a machine is associated with the profile that it was launched with', async () => {
  const { IamInstanceProfileAssociations } = await sim.ec2.send(
    new DescribeIamInstanceProfileAssociationsCommand({
      Filters: [{ Name: 'instance-id', Values: [InstanceId] }],
    }),
  );

  expect(IamInstanceProfileAssociations).toMatchObject([
    { InstanceId, State: 'associated', IamInstanceProfile: { Arn: expect.stringMatching('builder$') } },
  ]);
});
