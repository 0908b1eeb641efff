import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import { MAPPING_MEMBERS } from '../mapping-members.ts';

/** Parameters of a launch from any source: RunInstances, a launch template, a fleet's override. */
export type LaunchInput = Pick<
  RunInstancesRequest,
  | 'BlockDeviceMappings'
  | 'CapacityReservationSpecification'
  | 'ClientToken'
  | 'CpuOptions'
  | 'CreditSpecification'
  | 'DisableApiStop'
  | 'DisableApiTermination'
  | 'EbsOptimized'
  | 'EnclaveOptions'
  | 'HibernationOptions'
  | 'IamInstanceProfile'
  | 'ImageId'
  | 'InstanceInitiatedShutdownBehavior'
  | 'InstanceMarketOptions'
  | 'InstanceType'
  | 'KeyName'
  | 'MaintenanceOptions'
  | 'MetadataOptions'
  | 'Monitoring'
  | 'NetworkInterfaces'
  | 'Placement'
  | 'PrivateDnsNameOptions'
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
  'CapacityReservationSpecification',
  'ClientToken',
  'CpuOptions',
  'CreditSpecification',
  'DisableApiStop',
  'DisableApiTermination',
  'EbsOptimized',
  'EnclaveOptions',
  'HibernationOptions',
  'IamInstanceProfile',
  'ImageId',
  'InstanceInitiatedShutdownBehavior',
  'InstanceMarketOptions',
  'InstanceType',
  'KeyName',
  'MaintenanceOptions',
  'MetadataOptions',
  'Monitoring',
  'NetworkInterfaces',
  'Placement',
  'PrivateDnsNameOptions',
  'PrivateIpAddress',
  'SecurityGroupIds',
  'SecurityGroups',
  'SubnetId',
  'TagSpecifications',
  'UserData',
];

/** And inside of them. */
export const LAUNCH_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  ...MAPPING_MEMBERS,
  CapacityReservationSpecification: ['CapacityReservationPreference'],
  CpuOptions: ['CoreCount', 'ThreadsPerCore'],
  'InstanceMarketOptions.SpotOptions': [
    'InstanceInterruptionBehavior',
    'MaxPrice',
    'SpotInstanceType',
    'ValidUntil',
  ],
  MaintenanceOptions: ['AutoRecovery'],
  Monitoring: ['Enabled'],
  NetworkInterfaces: [
    'AssociatePublicIpAddress',
    'DeleteOnTermination',
    'Description',
    'DeviceIndex',
    'Groups',
    'InterfaceType',
    'NetworkCardIndex',
    'PrivateIpAddress',
    'SubnetId',
  ],
  Placement: ['AvailabilityZone', 'AvailabilityZoneId', 'GroupId', 'GroupName', 'Tenancy'],
};
