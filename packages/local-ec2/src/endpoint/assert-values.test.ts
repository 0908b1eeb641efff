import * as sdk from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../testing/send-form.ts';
import { type Simulation, simulate } from '../testing/simulate.ts';
import { ENUMS } from './assert-values.ts';

/** Member -> the enum of the service model that it has. */
const MODEL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Architecture: sdk.ArchitectureValues,
  AutoRecovery: sdk.InstanceAutoRecoveryState,
  BootMode: sdk.BootModeValues,
  CapacityReservationPreference: sdk.CapacityReservationPreference,
  DefaultTargetCapacityType: sdk.DefaultTargetCapacityType,
  HostnameType: sdk.HostnameType,
  HttpEndpoint: sdk.InstanceMetadataEndpointState,
  HttpProtocolIpv6: sdk.InstanceMetadataProtocolState,
  HttpTokens: sdk.HttpTokensState,
  ImdsSupport: sdk.ImdsSupportValues,
  InstanceInitiatedShutdownBehavior: sdk.ShutdownBehavior,
  InstanceInterruptionBehavior: sdk.InstanceInterruptionBehavior,
  InstanceMetadataTags: sdk.InstanceMetadataTagsState,
  KeyFormat: sdk.KeyFormat,
  KeyType: sdk.KeyType,
  MarketType: sdk.MarketType,
  'OnDemandOptions.AllocationStrategy': sdk.FleetOnDemandAllocationStrategy,
  SpotInstanceType: sdk.SpotInstanceType,
  'SpotOptions.AllocationStrategy': sdk.SpotAllocationStrategy,
  Tenancy: sdk.Tenancy,
  TpmSupport: sdk.TpmSupportValues,
  VirtualizationType: sdk.VirtualizationType,
  VolumeType: sdk.VolumeType,
};

it('has the values of the service model', () => {
  const expected = Object.fromEntries(
    Object.entries(MODEL).map(([name, values]) => [name, Object.values(values).sort()]),
  );
  expect(ENUMS).toEqual(expected);
});

let sim: Simulation;
let instance: string;
let snapshot: string;

beforeAll(async () => {
  sim = simulate({ latencies: 'none' });
  const images = await sendForm(sim.local, 'Action=DescribeImages&Owner.1=self');
  const image = /<imageId>([^<]*)</.exec(images.body)?.[1];
  snapshot = /<snapshotId>([^<]*)</.exec(images.body)?.[1] ?? '';
  const run = `Action=RunInstances&ImageId=${image}&InstanceType=t3.micro&MinCount=1&MaxCount=1`;
  instance = /<instanceId>([^<]*)</.exec((await sendForm(sim.local, run)).body)?.[1] ?? '';
  for (let tries = 0; tries < 50; tries += 1) {
    const { body } = await sendForm(sim.local, `Action=DescribeInstances&InstanceId.1=${instance}`);
    if (body.includes('<name>running</name>')) return;
  }
});

/** The beginning of a call that would be accepted. */
function beginning(action: string): string {
  const starts: Readonly<Record<string, string>> = {
    RegisterImage: `Name=mine&RootDeviceName=/dev/xvda&BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.Ebs.SnapshotId=${snapshot}`,
    CreateImage: `Name=made&InstanceId=${instance}&BlockDeviceMapping.1.DeviceName=/dev/xvda`,
    CreateLaunchTemplate: 'LaunchTemplateName=mine&LaunchTemplateData.KeyName=k',
    ModifyInstanceMetadataOptions: `InstanceId=${instance}`,
    CreateKeyPair: 'KeyName=mine',
    CreateFleet:
      'Type=instant&TargetCapacitySpecification.TotalTargetCapacity=1&LaunchTemplateConfigs.1.LaunchTemplateSpecification.LaunchTemplateName=mine',
  };
  return `Action=${action}&${starts[action]}&`;
}

const IMAGE_DISK = 'BlockDeviceMapping.1.Ebs';
const DISK = 'LaunchTemplateData.BlockDeviceMapping.1.Ebs';

describe('values that the service model does not have', () => {
  it.each<[action: string, member: string, value: string, code?: string]>([
    ['RegisterImage', 'Architecture', 'zzz'],
    ['RegisterImage', 'Architecture', 'X86_64'],
    ['RegisterImage', 'BootMode', 'zzz'],
    ['RegisterImage', 'TpmSupport', 'zzz'],
    ['RegisterImage', 'ImdsSupport', 'v1.0'],
    ['RegisterImage', 'SriovNetSupport', 'zzz'],
    ['RegisterImage', 'VirtualizationType', 'zzz'],
    ['RegisterImage', 'KernelId', 'ari-12345678', 'InvalidKernelId.Malformed'],
    ['RegisterImage', 'RamdiskId', 'zzz', 'InvalidRamDiskId.Malformed'],
    ['RegisterImage', `${IMAGE_DISK}.VolumeType`, 'zzz'],
    ['RegisterImage', `${IMAGE_DISK}.VolumeSize`, '-1'],
    ['RegisterImage', `${IMAGE_DISK}.VolumeSize`, '0'],
    ['RegisterImage', `${IMAGE_DISK}.VolumeSize`, '65537'],
    ['RegisterImage', `${IMAGE_DISK}.Iops`, '-1'],
    ['RegisterImage', `${IMAGE_DISK}.Throughput`, '1'],
    ['CreateImage', `${IMAGE_DISK}.VolumeType`, 'GP3'],
    ['CreateImage', `${IMAGE_DISK}.VolumeSize`, '0'],
    ['CreateLaunchTemplate', `${DISK}.VolumeType`, 'zzz'],
    ['CreateLaunchTemplate', `${DISK}.VolumeSize`, '-1'],
    ['CreateLaunchTemplate', 'LaunchTemplateData.MetadataOptions.HttpTokens', 'maybe'],
    ['CreateLaunchTemplate', 'LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit', '65'],
    ['CreateLaunchTemplate', 'LaunchTemplateData.Placement.Tenancy', 'shared'],
    ['CreateLaunchTemplate', 'LaunchTemplateData.InstanceInitiatedShutdownBehavior', 'reboot'],
    ['CreateLaunchTemplate', 'LaunchTemplateData.InstanceMarketOptions.MarketType', 'bazaar'],
    ['ModifyInstanceMetadataOptions', 'HttpTokens', 'zzz'],
    ['ModifyInstanceMetadataOptions', 'HttpPutResponseHopLimit', '0'],
    ['CreateKeyPair', 'KeyType', 'dsa'],
    ['CreateKeyPair', 'KeyFormat', 'zzz'],
    ['CreateFleet', 'SpotOptions.AllocationStrategy', 'prioritized'],
    ['CreateFleet', 'TargetCapacitySpecification.DefaultTargetCapacityType', 'zzz'],
  ])('%s refuses %s=%s', async (action, member, value, code = 'InvalidParameterValue') => {
    const result = await sendForm(sim.local, `${beginning(action)}${member}=${value}`);
    expect(result.code).toBe(code);
    expect(result.message).toContain(value);
    expect(result.message).toContain(member.split('.').at(-1));
  });

  it.each([
    ['RegisterImage', 'Architecture=arm64&BootMode=uefi&VirtualizationType=hvm&KernelId=aki-12345678'],
    ['CreateImage', `${IMAGE_DISK}.VolumeType=gp3&${IMAGE_DISK}.VolumeSize=30&${IMAGE_DISK}.Iops=3000`],
    ['CreateLaunchTemplate', `${DISK}.VolumeType=io2&${DISK}.VolumeSize=30&${DISK}.Iops=100`],
    ['CreateKeyPair', 'KeyType=ed25519'],
    ['ModifyInstanceMetadataOptions', 'HttpTokens=required&HttpPutResponseHopLimit=64'],
  ])('%s accepts %s', async (action, form) => {
    expect(await sendForm(sim.local, beginning(action) + form)).toMatchObject({ status: 200 });
  });
});
