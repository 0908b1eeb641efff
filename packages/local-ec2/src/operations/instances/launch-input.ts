import type { RunInstancesRequest } from '@aws-sdk/client-ec2';

/** What a launch may say, wherever it comes from: RunInstances, a launch template, a fleet's override. */
export type LaunchInput = Pick<
  RunInstancesRequest,
  | 'BlockDeviceMappings'
  | 'ClientToken'
  | 'DisableApiStop'
  | 'DisableApiTermination'
  | 'EbsOptimized'
  | 'IamInstanceProfile'
  | 'ImageId'
  | 'InstanceInitiatedShutdownBehavior'
  | 'InstanceMarketOptions'
  | 'InstanceType'
  | 'KeyName'
  | 'MetadataOptions'
  | 'Monitoring'
  | 'NetworkInterfaces'
  | 'Placement'
  | 'PrivateIpAddress'
  | 'SecurityGroupIds'
  | 'SecurityGroups'
  | 'SubnetId'
  | 'TagSpecifications'
  | 'UserData'
>;

/** The members of a launch that are understood. */
export const LAUNCH_PARAMETERS: readonly (keyof LaunchInput)[] = [
  'BlockDeviceMappings',
  'ClientToken',
  'DisableApiStop',
  'DisableApiTermination',
  'EbsOptimized',
  'IamInstanceProfile',
  'ImageId',
  'InstanceInitiatedShutdownBehavior',
  'InstanceMarketOptions',
  'InstanceType',
  'KeyName',
  'MetadataOptions',
  'Monitoring',
  'NetworkInterfaces',
  'Placement',
  'PrivateIpAddress',
  'SecurityGroupIds',
  'SecurityGroups',
  'SubnetId',
  'TagSpecifications',
  'UserData',
];

/** And inside of them. */
export const LAUNCH_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  BlockDeviceMappings: ['DeviceName', 'Ebs', 'NoDevice'],
  'BlockDeviceMappings.Ebs': [
    'DeleteOnTermination',
    'Encrypted',
    'Iops',
    'SnapshotId',
    'Throughput',
    'VolumeSize',
    'VolumeType',
  ],
  'InstanceMarketOptions.SpotOptions': ['InstanceInterruptionBehavior', 'MaxPrice', 'SpotInstanceType'],
  NetworkInterfaces: [
    'AssociatePublicIpAddress',
    'DeleteOnTermination',
    'Description',
    'DeviceIndex',
    'Groups',
    'PrivateIpAddress',
    'SubnetId',
  ],
  Placement: ['AvailabilityZone', 'Tenancy'],
};
