import type { ServiceModel } from './service-model.ts';

/** Written by hand: the lists of Auto Scaling, without their items, from its API reference, version 2011-01-01. */
export const autoScalingModel: ServiceModel = {
  source: 'Amazon EC2 Auto Scaling API reference',
  apiVersion: '2011-01-01',
  operations: {
    DescribeAutoScalingGroups: { input: 'AutoScalingGroupNamesType', output: 'AutoScalingGroupsType' },
    DescribeAutoScalingInstances: {
      input: 'DescribeAutoScalingInstancesType',
      output: 'AutoScalingInstancesType',
    },
    DescribeLaunchConfigurations: {
      input: 'LaunchConfigurationNamesType',
      output: 'LaunchConfigurationsType',
    },
    DescribePolicies: { input: 'DescribePoliciesType', output: 'PoliciesType' },
  },
  structures: {
    AutoScalingGroupNamesType: {
      members: {
        AutoScalingGroupNames: { type: { list: 'string', item: 'member' } },
        Filters: { type: { list: { structure: 'Filter' }, item: 'member' } },
        NextToken: { type: 'string' },
        MaxRecords: { type: 'number' },
      },
    },
    AutoScalingGroupsType: {
      members: { AutoScalingGroups: { type: { list: 'string', item: 'member' } } },
    },
    AutoScalingInstancesType: {
      members: { AutoScalingInstances: { type: { list: 'string', item: 'member' } } },
    },
    DescribeAutoScalingInstancesType: {
      members: {
        InstanceIds: { type: { list: 'string', item: 'member' } },
        NextToken: { type: 'string' },
        MaxRecords: { type: 'number' },
      },
    },
    DescribePoliciesType: {
      members: {
        AutoScalingGroupName: { type: 'string' },
        PolicyNames: { type: { list: 'string', item: 'member' } },
        PolicyTypes: { type: { list: 'string', item: 'member' } },
        NextToken: { type: 'string' },
        MaxRecords: { type: 'number' },
      },
    },
    Filter: {
      members: { Name: { type: 'string' }, Values: { type: { list: 'string', item: 'member' } } },
    },
    LaunchConfigurationNamesType: {
      members: {
        LaunchConfigurationNames: { type: { list: 'string', item: 'member' } },
        NextToken: { type: 'string' },
        MaxRecords: { type: 'number' },
      },
    },
    LaunchConfigurationsType: {
      members: { LaunchConfigurations: { type: { list: 'string', item: 'member' } } },
    },
    PoliciesType: {
      members: { ScalingPolicies: { type: { list: 'string', item: 'member' } } },
    },
  },
};
