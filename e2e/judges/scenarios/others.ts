import type { Scenario } from '../scenario.ts';
import { findImage } from './images.ts';
import { launch } from './steps.ts';

/** Networks, keys, launch templates, parameters and identity. */
export const otherScenarios: readonly Scenario[] = [
  {
    row: 19,
    name: 'a group name is unique in its network, a key name in its region',
    steps: [
      {
        operation: 'CreateSecurityGroup',
        input: { GroupName: 'twice', Description: 'row 19' },
        save: { group: 'GroupId' },
      },
      {
        operation: 'CreateSecurityGroup',
        input: { GroupName: 'twice', Description: 'row 19' },
        error: 'InvalidGroup.Duplicate',
      },
      { operation: 'DeleteSecurityGroup', input: { GroupId: '$group' } },
      {
        operation: 'CreateKeyPair',
        input: { KeyName: 'twice', KeyType: 'ed25519' },
        expect: [['KeyMaterial', 'matches', 'PRIVATE KEY']],
      },
      {
        operation: 'CreateKeyPair',
        input: { KeyName: 'twice', KeyType: 'ed25519' },
        error: 'InvalidKeyPair.Duplicate',
      },
      { operation: 'DeleteKeyPair', input: { KeyName: 'twice' } },
    ],
  },
  {
    row: 19,
    name: 'a group in use cannot be deleted',
    steps: [
      findImage,
      {
        operation: 'CreateSecurityGroup',
        input: { GroupName: 'in-use', Description: 'row 19' },
        save: { group: 'GroupId' },
      },
      launch({ SecurityGroupIds: ['$group'] }),
      { operation: 'DeleteSecurityGroup', input: { GroupId: '$group' }, error: 'DependencyViolation' },
      { operation: 'TerminateInstances', input: { InstanceIds: ['$instance'] } },
    ],
  },
  {
    row: 21,
    name: 'an instance can be launched by a public parameter',
    steps: [
      {
        operation: 'RunInstances',
        input: {
          ImageId: 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
          InstanceType: 't3.micro',
          MinCount: 1,
          MaxCount: 1,
        },
        expect: [['Instances[0].ImageId', 'matches', '^ami-[0-9a-f]{17}$']],
        save: { instance: 'Instances[0].InstanceId' },
      },
      { operation: 'TerminateInstances', input: { InstanceIds: ['$instance'] } },
    ],
  },
  {
    row: 41,
    name: 'image names are unique in an account',
    steps: [
      findImage,
      launch(),
      {
        operation: 'DescribeInstances',
        input: { InstanceIds: ['$instance'] },
        expect: [['Reservations[0].Instances[0].State.Name', 'is', 'running']],
        attempts: 100,
      },
      {
        operation: 'CreateImage',
        input: { InstanceId: '$instance', Name: 'row-41' },
        save: { copy: 'ImageId' },
      },
      {
        operation: 'CreateImage',
        input: { InstanceId: '$instance', Name: 'row-41' },
        error: 'InvalidAMIName.Duplicate',
      },
      { operation: 'TerminateInstances', input: { InstanceIds: ['$instance'] } },
      {
        operation: 'DescribeImages',
        input: { Owners: ['self'], ImageIds: ['$copy'] },
        expect: [['Images[0].State', 'is', 'available']],
        attempts: 100,
      },
      { operation: 'DeregisterImage', input: { ImageId: '$copy' } },
    ],
  },
  {
    row: 42,
    name: 'a public parameter has a version and an ARN without account',
    steps: [
      {
        service: 'ssm',
        operation: 'GetParameter',
        input: { Name: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64' },
        expect: [
          ['Parameter.Value', 'matches', '^ami-[0-9a-f]{17}$'],
          ['Parameter.Version', 'at least', 1],
          [
            'Parameter.ARN',
            'is',
            'arn:aws:ssm:us-east-1::parameter/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
          ],
        ],
      },
    ],
  },
  {
    row: 42,
    name: 'an unknown parameter is not found',
    steps: [
      {
        service: 'ssm',
        operation: 'GetParameter',
        input: { Name: '/aws/service/nothing' },
        error: 'ParameterNotFound',
      },
    ],
  },
  {
    row: 43,
    name: 'a command for an instance that does not exist is refused',
    steps: [
      {
        service: 'ssm',
        operation: 'SendCommand',
        input: {
          DocumentName: 'AWS-RunShellScript',
          InstanceIds: ['i-00000000000000000'],
          Parameters: { commands: ['true'] },
        },
        error: 'InvalidInstanceId',
      },
    ],
  },
  {
    row: 35,
    name: 'an instant fleet returns its instances',
    steps: [
      findImage,
      {
        operation: 'CreateLaunchTemplate',
        input: {
          LaunchTemplateName: 'row-35',
          LaunchTemplateData: { ImageId: '$image', InstanceType: 't3.micro' },
        },
        save: { template: 'LaunchTemplate.LaunchTemplateId' },
      },
      {
        operation: 'CreateFleet',
        input: {
          Type: 'instant',
          LaunchTemplateConfigs: [
            {
              LaunchTemplateSpecification: { LaunchTemplateId: '$template', Version: '$Default' },
              Overrides: [{ InstanceType: 't3.micro' }, { InstanceType: 't3.small' }],
            },
          ],
          TargetCapacitySpecification: { TotalTargetCapacity: 2, DefaultTargetCapacityType: 'on-demand' },
        },
        expect: [['Instances[*].InstanceIds[*].length', 'is not', []]],
        save: { fleet: 'FleetId' },
      },
      { operation: 'DeleteFleets', input: { FleetIds: ['$fleet'], TerminateInstances: true } },
      { operation: 'DeleteLaunchTemplate', input: { LaunchTemplateId: '$template' } },
    ],
  },
  {
    row: 0,
    name: 'the caller has an identity',
    steps: [
      {
        service: 'sts',
        operation: 'GetCallerIdentity',
        expect: [['Account', 'matches', '^\\d{12}$']],
      },
    ],
  },
];
