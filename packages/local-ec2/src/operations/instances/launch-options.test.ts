import {
  type BlockDeviceMapping,
  CreatePlacementGroupCommand,
  DeletePlacementGroupCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstanceCreditSpecificationsCommand,
  DescribePlacementGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVolumesCommand,
  type EbsBlockDevice,
  GetDefaultCreditSpecificationCommand,
  GetPasswordDataCommand,
  ModifyInstanceAttributeCommand,
  ModifyInstanceCreditSpecificationCommand,
  ModifyInstanceMaintenanceOptionsCommand,
  ModifyPrivateDnsNameOptionsCommand,
  MonitorInstancesCommand,
  ResetInstanceAttributeCommand,
  type RunInstancesCommandInput,
  StopInstancesCommand,
  UnmonitorInstancesCommand,
} from '@aws-sdk/client-ec2';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeTest, launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
beforeEach(() => {
  sim = simulate({ latencies: 'none' });
});

const device = (Ebs: EbsBlockDevice): BlockDeviceMapping => ({
  DeviceName: '/dev/sdf',
  Ebs: { VolumeSize: 10, ...Ebs },
});

/** The machine as DescribeInstances shows it after the launch. */
async function launched(input: Partial<RunInstancesCommandInput>) {
  const [instance] = await launchTest(sim.ec2, input);
  return describeTest(sim.ec2, instance!.InstanceId);
}

describe('options of a launch', () => {
  it('are the defaults of EC2 when the launch sets none', async () => {
    expect(await launched({ InstanceType: 't3.large' })).toMatchObject({
      CpuOptions: { CoreCount: 1, ThreadsPerCore: 2 },
      MaintenanceOptions: { AutoRecovery: 'default' },
      CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
      PrivateDnsNameOptions: { HostnameType: 'ip-name', EnableResourceNameDnsARecord: false },
      HibernationOptions: { Configured: false },
      EnclaveOptions: { Enabled: false },
      Placement: { Tenancy: 'default', GroupName: '' },
    });
  });

  it('are kept and shown', async () => {
    const instance = await launched({
      CpuOptions: { CoreCount: 1, ThreadsPerCore: 1 },
      MaintenanceOptions: { AutoRecovery: 'disabled' },
      CapacityReservationSpecification: { CapacityReservationPreference: 'none' },
      PrivateDnsNameOptions: { HostnameType: 'resource-name', EnableResourceNameDnsARecord: true },
      HibernationOptions: { Configured: false },
      EnclaveOptions: { Enabled: false },
      Placement: { Tenancy: 'dedicated' },
    });

    expect(instance).toMatchObject({
      CpuOptions: { CoreCount: 1, ThreadsPerCore: 1 },
      MaintenanceOptions: { AutoRecovery: 'disabled' },
      CapacityReservationSpecification: { CapacityReservationPreference: 'none' },
      PrivateDnsNameOptions: { HostnameType: 'resource-name', EnableResourceNameDnsARecord: true },
      PrivateDnsName: `${instance.InstanceId}.ec2.internal`,
      Placement: { Tenancy: 'dedicated' },
    });
  });

  it.each<[string, string, Partial<RunInstancesCommandInput>]>([
    ['hibernation', 'NotImplemented', { HibernationOptions: { Configured: true } }],
    ['an enclave', 'NotImplemented', { EnclaveOptions: { Enabled: true } }],
    ['a dedicated host', 'NotImplemented', { Placement: { Tenancy: 'host' } }],
    ['too many cores', 'InvalidParameterValue', { CpuOptions: { CoreCount: 9, ThreadsPerCore: 2 } }],
    ['half of the CPU options', 'InvalidParameterCombination', { CpuOptions: { CoreCount: 1 } }],
    ['a processor with SNP', 'NotImplemented', { CpuOptions: { AmdSevSnp: 'enabled' } }],
    [
      'credits of a type without',
      'InvalidParameterCombination',
      { InstanceType: 'm5.large', CreditSpecification: { CpuCredits: 'unlimited' } },
    ],
    ['credits that are neither', 'InvalidParameterValue', { CreditSpecification: { CpuCredits: 'endless' } }],
    ['a group that is unknown', 'InvalidPlacementGroup.Unknown', { Placement: { GroupName: 'no' } }],
    [
      'an end of a one-time spot request',
      'InvalidParameterCombination',
      { InstanceMarketOptions: { MarketType: 'spot', SpotOptions: { ValidUntil: new Date(0) } } },
    ],
    [
      'tokens that are neither',
      'InvalidParameterValue',
      { MetadataOptions: { HttpTokens: 'no' as 'optional' } },
    ],
    ['too many hops', 'InvalidParameterValue', { MetadataOptions: { HttpPutResponseHopLimit: 65 } }],
    ['a device twice', 'InvalidBlockDeviceMapping', { BlockDeviceMappings: [device({}), device({})] }],
    ['io2 without its speed', 'MissingParameter', { BlockDeviceMappings: [device({ VolumeType: 'io2' })] }],
    [
      'a speed of gp2',
      'InvalidParameterCombination',
      { BlockDeviceMappings: [device({ VolumeType: 'gp2', Iops: 3000 })] },
    ],
    [
      'a throughput of io1',
      'InvalidParameterCombination',
      { BlockDeviceMappings: [device({ VolumeType: 'io1', Iops: 3000, Throughput: 200 })] },
    ],
    ['a fast gp3', 'InvalidParameterValue', { BlockDeviceMappings: [device({ Iops: 5_001 })] }],
  ])('refuse %s', async (_, name, input) => {
    expect(await refusal(launchTest(sim.ec2, input))).toMatchObject({ name });
  });
});

it('groups by name do not go with a subnet', async () => {
  const { Subnets = [] } = await sim.ec2.send(new DescribeSubnetsCommand({}));
  const SubnetId = Subnets[0]?.SubnetId ?? '';

  const refused = await refusal(launchTest(sim.ec2, { SubnetId, SecurityGroups: ['default'] }));

  expect(refused.message).toBe('The parameter groupName cannot be used with the parameter subnet');
});

it('a device of another type than in the image has the speed of its own type', async () => {
  const { BlockDeviceMappings: [mapping] = [] } = await launched({
    BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeType: 'gp2' } }],
  });
  const VolumeIds = [mapping?.Ebs?.VolumeId ?? ''];

  const { Volumes } = await sim.ec2.send(new DescribeVolumesCommand({ VolumeIds }));

  expect(Volumes?.[0]?.Iops).toBe(100);
});

describe('virtual names of devices', () => {
  const mapping = (DeviceName: string, VirtualName: string) => [{ DeviceName, VirtualName }];

  it('are of no use for types without local disks or with NVMe', async () => {
    const plain = await launched({ BlockDeviceMappings: mapping('/dev/sdb', 'ephemeral0') });
    const withEbs = await launched({
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', VirtualName: 'sda1', Ebs: { VolumeSize: 20 } }],
    });

    expect(plain.BlockDeviceMappings?.map(({ DeviceName }) => DeviceName)).toEqual(['/dev/sda1']);
    expect(withEbs.BlockDeviceMappings).toHaveLength(1);
  });

  it('are refused when they mean something, or nothing at all', async () => {
    const disks = refusal(
      launchTest(sim.ec2, {
        InstanceType: 'm3.large',
        BlockDeviceMappings: mapping('/dev/sdb', 'ephemeral0'),
      }),
    );
    const wrong = refusal(launchTest(sim.ec2, { BlockDeviceMappings: mapping('/dev/sdb', 'disk') }));

    expect(await disks).toMatchObject({ name: 'NotImplemented' });
    expect(await wrong).toMatchObject({ name: 'InvalidBlockDeviceMapping' });
  });
});

describe('CPU credits', () => {
  it('are unlimited for T3 unless the launch sets another value, and change one by one', async () => {
    const [standard] = await launchTest(sim.ec2, { CreditSpecification: { CpuCredits: 'standard' } });
    const [unlimited] = await launchTest(sim.ec2);
    const [other] = await launchTest(sim.ec2, { InstanceType: 'm5.large' });
    const listed = () => sim.ec2.send(new DescribeInstanceCreditSpecificationsCommand({}));

    const before = await listed();
    const change = await sim.ec2.send(
      new ModifyInstanceCreditSpecificationCommand({
        InstanceCreditSpecifications: [standard, other].map((instance) => ({
          InstanceId: instance!.InstanceId,
          CpuCredits: 'unlimited',
        })),
      }),
    );
    const after = await listed();

    expect(before.InstanceCreditSpecifications).toEqual([
      { InstanceId: unlimited!.InstanceId, CpuCredits: 'unlimited' },
    ]);
    expect(change.SuccessfulInstanceCreditSpecifications).toEqual([{ InstanceId: standard!.InstanceId }]);
    expect(change.UnsuccessfulInstanceCreditSpecifications).toMatchObject([
      { InstanceId: other!.InstanceId, Error: { Code: 'InstanceCreditSpecification.NotSupported' } },
    ]);
    expect(after.InstanceCreditSpecifications).toHaveLength(2);
  });

  it('have a default for each family', async () => {
    const of = async (InstanceFamily: 't2' | 't3') =>
      (await sim.ec2.send(new GetDefaultCreditSpecificationCommand({ InstanceFamily })))
        .InstanceFamilyCreditSpecification?.CpuCredits;

    expect([await of('t2'), await of('t3')]).toEqual(['standard', 'unlimited']);
  });
});

describe('placement groups', () => {
  it('are created, launched into, shown and kept while a machine is in them', async () => {
    await sim.ec2.send(new CreatePlacementGroupCommand({ GroupName: 'close', Strategy: 'cluster' }));
    const instance = await launched({ InstanceType: 'c5.large', Placement: { GroupName: 'close' } });
    const burstable = await refusal(launchTest(sim.ec2, { Placement: { GroupName: 'close' } }));
    const inUse = await refusal(sim.ec2.send(new DeletePlacementGroupCommand({ GroupName: 'close' })));
    const twice = await refusal(sim.ec2.send(new CreatePlacementGroupCommand({ GroupName: 'close' })));
    const { PlacementGroups } = await sim.ec2.send(new DescribePlacementGroupsCommand({}));

    expect(PlacementGroups).toMatchObject([{ GroupName: 'close', Strategy: 'cluster', State: 'available' }]);
    expect(instance.Placement).toMatchObject({
      GroupName: 'close',
      GroupId: PlacementGroups?.[0]?.GroupId,
    });
    expect([burstable.name, inUse.name, twice.name]).toEqual([
      'InvalidParameterCombination',
      'InvalidPlacementGroup.InUse',
      'InvalidPlacementGroup.Duplicate',
    ]);
  });
});

describe('calls that change a machine a little', () => {
  it('are shown by the next description', async () => {
    const { InstanceId } = await launched({});
    const InstanceIds = [InstanceId];

    const monitored = await sim.ec2.send(new MonitorInstancesCommand({ InstanceIds }));
    const during = await describeTest(sim.ec2, InstanceId);
    await sim.ec2.send(new UnmonitorInstancesCommand({ InstanceIds }));
    await sim.ec2.send(new ModifyInstanceMaintenanceOptionsCommand({ InstanceId, AutoRecovery: 'disabled' }));
    await sim.ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, SourceDestCheck: { Value: false } }));
    const unchecked = await describeTest(sim.ec2, InstanceId);
    await sim.ec2.send(new ResetInstanceAttributeCommand({ InstanceId, Attribute: 'sourceDestCheck' }));
    const after = await describeTest(sim.ec2, InstanceId);

    expect(monitored.InstanceMonitorings).toEqual([{ InstanceId, Monitoring: { State: 'pending' } }]);
    expect(during.Monitoring?.State).toBe('enabled');
    expect(unchecked.NetworkInterfaces?.[0]?.SourceDestCheck).toBe(false);
    expect(after).toMatchObject({
      Monitoring: { State: 'disabled' },
      MaintenanceOptions: { AutoRecovery: 'disabled' },
      SourceDestCheck: true,
    });
  });

  it('takes the drivers that its image has, once it is stopped, and no others', async () => {
    const { InstanceId } = await launched({});
    const set = (value: boolean) =>
      sim.ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, EnaSupport: { Value: value } }));

    const running = await refusal(set(true));
    await sim.ec2.send(new StopInstancesCommand({ InstanceIds: [InstanceId] }));
    await set(true);
    const other = await refusal(set(false));

    expect([running.name, other.name]).toEqual(['IncorrectInstanceState', 'NotImplemented']);
  });

  it('renames a stopped machine only', async () => {
    const { InstanceId } = await launched({});
    const rename = sim.ec2.send(
      new ModifyPrivateDnsNameOptionsCommand({ InstanceId, PrivateDnsHostnameType: 'resource-name' }),
    );

    expect(await refusal(rename)).toMatchObject({ name: 'IncorrectInstanceState' });
  });

  it('knows every documented attribute, and no other', async () => {
    const { InstanceId } = await launched({});
    const attributes = [
      'instanceType kernel ramdisk userData disableApiTermination instanceInitiatedShutdownBehavior',
      'rootDeviceName blockDeviceMapping productCodes sourceDestCheck groupSet ebsOptimized',
      'sriovNetSupport enaSupport enclaveOptions disableApiStop',
    ].flatMap((line) => line.split(' '));
    const ask = (Attribute: string) =>
      sim.ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: Attribute as 'userData' }));

    const answers = await Promise.all(attributes.map(ask));
    const unknown = await refusal(ask('colour'));

    expect(answers.map((answer) => answer.InstanceId)).toEqual(attributes.map(() => InstanceId));
    expect(unknown).toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('has no password for Linux', async () => {
    const { InstanceId } = await launched({});

    expect(await sim.ec2.send(new GetPasswordDataCommand({ InstanceId }))).toMatchObject({
      InstanceId,
      PasswordData: '',
    });
  });
});
