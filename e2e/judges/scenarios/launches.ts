import type { Scenario } from '../scenario.ts';
import { findImage } from './images.ts';
import { launch, terminate, type, untilRunning, untilTerminated } from './steps.ts';

/** Responses of a launch, refusals, and repetitions without effect. */
export const launchScenarios: readonly Scenario[] = [
  {
    row: 15,
    name: 'the same client token gives the same instance',
    steps: [
      findImage,
      launch({ ClientToken: 'token-row-15' }),
      {
        operation: 'RunInstances',
        input: { ImageId: '$image', ...type, MinCount: 1, MaxCount: 1, ClientToken: 'token-row-15' },
        expect: [['Instances[0].InstanceId', 'is', '$instance']],
      },
      terminate,
    ],
  },
  {
    row: 15,
    name: 'a client token with other parameters is a mismatch',
    steps: [
      findImage,
      launch({ ClientToken: 'token-row-15b' }),
      {
        operation: 'RunInstances',
        input: {
          ImageId: '$image',
          InstanceType: 't3.small',
          MinCount: 1,
          MaxCount: 1,
          ClientToken: 'token-row-15b',
        },
        error: 'IdempotentParameterMismatch',
      },
      terminate,
    ],
  },
  {
    row: 16,
    name: 'the client token of a terminated instance launches nothing',
    steps: [
      findImage,
      launch({ ClientToken: 'token-row-16' }),
      terminate,
      untilTerminated,
      {
        operation: 'RunInstances',
        input: { ImageId: '$image', ...type, MinCount: 1, MaxCount: 1, ClientToken: 'token-row-16' },
        error: 'IdempotentInstanceTerminated',
      },
    ],
  },
  {
    row: 17,
    name: 'as many instances as MaxCount are launched when there is room',
    steps: [
      findImage,
      {
        operation: 'RunInstances',
        input: { ImageId: '$image', ...type, MinCount: 1, MaxCount: 3 },
        expect: [['Instances.length', 'is', 3]],
        save: { ids: 'Instances[*].InstanceId' },
      },
      { operation: 'TerminateInstances', input: { InstanceIds: '$ids' } },
    ],
  },
  {
    row: 17,
    name: 'MinCount above MaxCount is refused',
    steps: [
      findImage,
      {
        operation: 'RunInstances',
        input: { ImageId: '$image', ...type, MinCount: 3, MaxCount: 1 },
        error: 'InvalidParameterValue',
      },
    ],
  },
  {
    row: 18,
    name: 'an image that does not exist cannot be launched',
    steps: [
      {
        operation: 'RunInstances',
        input: { ImageId: 'ami-00000000000000000', ...type, MinCount: 1, MaxCount: 1 },
        error: 'InvalidAMIID.NotFound',
      },
    ],
  },
  {
    row: 18,
    name: 'an image of another architecture than the instance type cannot be launched',
    steps: [
      findImage,
      {
        operation: 'RunInstances',
        input: { ImageId: '$image', InstanceType: 'm7g.large', MinCount: 1, MaxCount: 1 },
        error: 'InvalidParameterValue',
      },
    ],
  },
  {
    row: 19,
    name: 'an unknown key pair or group is not found',
    steps: [
      findImage,
      {
        operation: 'RunInstances',
        input: { ImageId: '$image', ...type, MinCount: 1, MaxCount: 1, KeyName: 'never-created' },
        error: 'InvalidKeyPair.NotFound',
      },
      {
        operation: 'RunInstances',
        input: {
          ImageId: '$image',
          ...type,
          MinCount: 1,
          MaxCount: 1,
          SecurityGroupIds: ['sg-00000000000000000'],
        },
        error: 'InvalidGroup.NotFound',
      },
    ],
  },
  {
    row: 20,
    name: 'more than 16 KiB of user data are refused',
    steps: [
      findImage,
      {
        operation: 'RunInstances',
        input: {
          ImageId: '$image',
          ...type,
          MinCount: 1,
          MaxCount: 1,
          UserData: Buffer.alloc(16_385, 'x').toString('base64'),
        },
        error: 'InvalidParameterValue',
      },
    ],
  },
  {
    row: 22,
    name: 'a dry run launches nothing and succeeds with DryRunOperation',
    steps: [
      findImage,
      {
        operation: 'RunInstances',
        input: { ImageId: '$image', ...type, MinCount: 1, MaxCount: 1, DryRun: true },
        error: 'DryRunOperation',
      },
    ],
  },
  {
    row: 22,
    name: 'a dry run validates first',
    steps: [
      {
        operation: 'RunInstances',
        input: { ImageId: 'ami-00000000000000000', ...type, MinCount: 1, MaxCount: 1, DryRun: true },
        error: 'InvalidAMIID.NotFound',
      },
    ],
  },
  {
    row: 23,
    name: 'an instance is pending first and has no public address yet',
    steps: [
      findImage,
      {
        ...launch(),
        expect: [
          ['Instances[0].State.Name', 'is', 'pending'],
          ['Instances[0].PublicDnsName', 'is', ''],
        ],
      },
      untilRunning,
      terminate,
    ],
  },
];
