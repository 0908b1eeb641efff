import type { Scenario } from '../scenario.ts';
import { findImage } from './images.ts';
import { launch, terminate, type, untilRunning, untilTerminated } from './steps.ts';

/** The life of an instance after its launch. */
export const instanceScenarios: readonly Scenario[] = [
  {
    row: 25,
    name: 'terminating twice is the same as once',
    steps: [
      findImage,
      launch(),
      untilRunning,
      terminate,
      untilTerminated,
      {
        ...terminate,
        expect: [
          ['TerminatingInstances[0].PreviousState.Name', 'is', 'terminated'],
          ['TerminatingInstances[0].CurrentState.Name', 'is', 'terminated'],
        ],
      },
    ],
  },
  {
    row: 25,
    name: 'one bad id and none is terminated',
    steps: [
      findImage,
      launch(),
      untilRunning,
      {
        operation: 'TerminateInstances',
        input: { InstanceIds: ['$instance', 'i-00000000000000000'] },
        error: 'InvalidInstanceID.NotFound',
      },
      untilRunning,
      terminate,
    ],
  },
  {
    row: 26,
    name: 'a terminated instance cannot be started',
    steps: [
      findImage,
      launch(),
      terminate,
      untilTerminated,
      { operation: 'StartInstances', input: { InstanceIds: ['$instance'] }, error: 'IncorrectInstanceState' },
    ],
  },
  {
    row: 27,
    name: 'an instance id of the wrong form is malformed',
    steps: [
      {
        operation: 'DescribeInstances',
        input: { InstanceIds: ['nonsense'] },
        error: 'InvalidInstanceID.Malformed',
      },
    ],
  },
  {
    row: 28,
    name: 'a protected instance is not terminated',
    steps: [
      findImage,
      launch({ DisableApiTermination: true }),
      { ...terminate, error: 'OperationNotPermitted' },
      {
        operation: 'ModifyInstanceAttribute',
        input: { InstanceId: '$instance', DisableApiTermination: { Value: false } },
      },
      terminate,
    ],
  },
  {
    row: 34,
    name: 'a spot launch has a request of its own',
    steps: [
      findImage,
      {
        operation: 'RunInstances',
        input: {
          ImageId: '$image',
          ...type,
          MinCount: 1,
          MaxCount: 1,
          InstanceMarketOptions: { MarketType: 'spot' },
        },
        expect: [
          ['Instances[0].InstanceLifecycle', 'is', 'spot'],
          ['Instances[0].SpotInstanceRequestId', 'matches', '^sir-'],
        ],
        save: { instance: 'Instances[0].InstanceId', request: 'Instances[0].SpotInstanceRequestId' },
      },
      {
        operation: 'DescribeSpotInstanceRequests',
        input: { SpotInstanceRequestIds: ['$request'] },
        expect: [['SpotInstanceRequests[0].InstanceId', 'is', '$instance']],
        attempts: 50,
      },
      terminate,
    ],
  },
  {
    row: 36,
    name: 'an image that wants IMDSv2 gets it',
    steps: [
      findImage,
      {
        ...launch(),
        expect: [
          ['Instances[0].MetadataOptions.HttpTokens', 'is', 'required'],
          ['Instances[0].MetadataOptions.HttpPutResponseHopLimit', 'is', 2],
        ],
      },
      terminate,
    ],
  },
  {
    row: 38,
    name: 'instance status lists running instances only, without IncludeAllInstances',
    steps: [
      findImage,
      launch(),
      terminate,
      untilTerminated,
      {
        operation: 'DescribeInstanceStatus',
        input: { Filters: [{ Name: 'instance-state-name', Values: ['terminated'] }] },
        expect: [['InstanceStatuses.length', 'is', 0]],
      },
    ],
  },
  {
    row: 39,
    name: 'the root volume is tagged by the launch and mapped under the root device',
    steps: [
      findImage,
      launch({
        TagSpecifications: [{ ResourceType: 'volume', Tags: [{ Key: 'row', Value: '39' }] }],
      }),
      untilRunning,
      {
        operation: 'DescribeInstances',
        input: { InstanceIds: ['$instance'] },
        expect: [
          ['Reservations[0].Instances[0].RootDeviceName', 'is', '/dev/xvda'],
          ['Reservations[0].Instances[0].BlockDeviceMappings[0].DeviceName', 'is', '/dev/xvda'],
        ],
        save: { volume: 'Reservations[0].Instances[0].BlockDeviceMappings[0].Ebs.VolumeId' },
      },
      {
        operation: 'DescribeVolumes',
        input: { VolumeIds: ['$volume'] },
        expect: [['Volumes[0].Tags', 'is', [{ Key: 'row', Value: '39' }]]],
      },
      terminate,
    ],
  },
  {
    row: 40,
    name: 'tags need a resource that exists and a key that is not reserved',
    steps: [
      findImage,
      {
        operation: 'CreateTags',
        input: { Resources: ['i-00000000000000000'], Tags: [{ Key: 'a', Value: 'b' }] },
        error: 'InvalidInstanceID.NotFound',
      },
      launch(),
      {
        operation: 'CreateTags',
        input: { Resources: ['$instance'], Tags: [{ Key: 'aws:mine', Value: 'b' }] },
        error: 'InvalidParameterValue',
      },
      terminate,
    ],
  },
  {
    row: 45,
    name: 'MaxResults and ids cannot be combined',
    steps: [
      findImage,
      launch(),
      {
        operation: 'DescribeInstances',
        input: { InstanceIds: ['$instance'], MaxResults: 5 },
        error: 'InvalidParameterCombination',
      },
      terminate,
    ],
  },
  {
    row: 45,
    name: 'instances are found by tag wildcard and by client token',
    steps: [
      findImage,
      launch({
        ClientToken: 'token-row-45',
        TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'row-45-a' }] }],
      }),
      {
        operation: 'DescribeInstances',
        input: { Filters: [{ Name: 'tag:Name', Values: ['row-45-?'] }] },
        expect: [['Reservations[*].Instances[*].InstanceId', 'is', ['$instance']]],
      },
      {
        operation: 'DescribeInstances',
        input: { Filters: [{ Name: 'client-token', Values: ['token-row-45'] }] },
        expect: [['Reservations[*].Instances[*].InstanceId', 'is', ['$instance']]],
      },
      terminate,
    ],
  },
];
