import type { Scenario } from '../scenario.ts';
import { findImage } from './images.ts';
import { launch, terminate, untilRunning, untilTerminated } from './steps.ts';

const createTemplate = {
  operation: 'CreateLaunchTemplate',
  input: { LaunchTemplateName: 'row-35-cells', LaunchTemplateData: { ImageId: '$image' } },
  save: { template: 'LaunchTemplate.LaunchTemplateId' },
} as const;

/** Consoles, status, spot and fleets. */
export const machineScenarios: readonly Scenario[] = [
  {
    row: 34,
    name: 'a cancelled spot request leaves its machine running',
    steps: [
      findImage,
      {
        ...launch({ InstanceMarketOptions: { MarketType: 'spot' } }),
        save: { instance: 'Instances[0].InstanceId', request: 'Instances[0].SpotInstanceRequestId' },
      },
      untilRunning,
      {
        operation: 'DescribeSpotInstanceRequests',
        input: { SpotInstanceRequestIds: ['$request'] },
        expect: [
          ['SpotInstanceRequests[0].State', 'is', 'active'],
          ['SpotInstanceRequests[0].Status.Code', 'is', 'fulfilled'],
        ],
        attempts: 50,
      },
      { operation: 'CancelSpotInstanceRequests', input: { SpotInstanceRequestIds: ['$request'] } },
      {
        operation: 'DescribeSpotInstanceRequests',
        input: { SpotInstanceRequestIds: ['$request'] },
        expect: [
          ['SpotInstanceRequests[0].State', 'is', 'cancelled'],
          ['SpotInstanceRequests[0].Status.Code', 'is', 'request-canceled-and-instance-running'],
        ],
      },
      untilRunning,
      terminate,
      untilTerminated,
    ],
  },
  {
    row: 35,
    name: 'an instant fleet reports which capacity pools failed, and uses the others',
    steps: [
      findImage,
      createTemplate,
      {
        operation: 'CreateFleet',
        input: {
          Type: 'instant',
          LaunchTemplateConfigs: [
            {
              LaunchTemplateSpecification: { LaunchTemplateId: '$template', Version: '1' },
              Overrides: [{ InstanceType: 'c7g.large' }],
            },
          ],
          TargetCapacitySpecification: { TotalTargetCapacity: 1, DefaultTargetCapacityType: 'on-demand' },
        },
        expect: [
          ['Instances.length', 'is', 0],
          ['Errors[0].LaunchTemplateAndOverrides.Overrides.InstanceType', 'is', 'c7g.large'],
          ['Errors[0].ErrorCode', 'is', 'InvalidParameterValue'],
        ],
      },
      { operation: 'DeleteLaunchTemplate', input: { LaunchTemplateId: '$template' } },
    ],
  },
  {
    row: 37,
    name: 'the console is that of the requested instance',
    steps: [
      findImage,
      launch(),
      untilRunning,
      {
        operation: 'GetConsoleOutput',
        input: { InstanceId: '$instance' },
        expect: [['InstanceId', 'is', '$instance']],
      },
      {
        operation: 'GetConsoleOutput',
        input: { InstanceId: 'i-00000000000000000' },
        error: 'InvalidInstanceID.NotFound',
      },
      terminate,
    ],
  },
  {
    row: 38,
    name: 'the status of a running machine becomes ok',
    steps: [
      findImage,
      launch(),
      {
        operation: 'DescribeInstanceStatus',
        input: { InstanceIds: ['$instance'] },
        expect: [
          ['InstanceStatuses[0].InstanceState.Name', 'is', 'running'],
          ['InstanceStatuses[0].SystemStatus.Status', 'is', 'ok'],
          ['InstanceStatuses[0].InstanceStatus.Details[0].Name', 'is', 'reachability'],
        ],
        attempts: 100,
      },
      terminate,
      untilTerminated,
      {
        operation: 'DescribeInstanceStatus',
        input: { InstanceIds: ['$instance'], IncludeAllInstances: true },
        expect: [['InstanceStatuses[0].InstanceState.Name', 'is', 'terminated']],
      },
    ],
  },
  {
    row: 29,
    name: 'the shutdown behaviour of an instance applies to a power-off from inside',
    steps: [
      findImage,
      launch({ InstanceInitiatedShutdownBehavior: 'terminate' }),
      {
        operation: 'DescribeInstanceAttribute',
        input: { InstanceId: '$instance', Attribute: 'instanceInitiatedShutdownBehavior' },
        expect: [['InstanceInitiatedShutdownBehavior.Value', 'is', 'terminate']],
      },
      terminate,
    ],
  },
];
