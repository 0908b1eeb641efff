import type { Scenario } from '../scenario.ts';
import { findImage } from './images.ts';
import { launch, terminate, untilRunning, untilTerminated } from './steps.ts';

/** The calls that well-known tools make on their way, in their order and with their parameters. */
export const toolScenarios: readonly Scenario[] = [
  {
    row: 41,
    name: 'Packer bakes an image',
    steps: [
      { operation: 'DescribeRegions', input: { RegionNames: ['us-east-1'] } },
      {
        operation: 'DescribeVpcs',
        input: { Filters: [{ Name: 'is-default', Values: ['true'] }] },
        save: { vpc: 'Vpcs[0].VpcId' },
      },
      {
        operation: 'DescribeSubnets',
        input: {
          Filters: [
            { Name: 'vpc-id', Values: ['$vpc'] },
            { Name: 'state', Values: ['available'] },
            { Name: 'default-for-az', Values: ['true'] },
          ],
        },
        save: { subnet: 'Subnets[0].SubnetId', zone: 'Subnets[0].AvailabilityZone' },
      },
      findImage,
      {
        operation: 'CreateKeyPair',
        input: { KeyName: 'packer_1', KeyType: 'rsa', KeyFormat: 'pem' },
        expect: [['KeyMaterial', 'matches', 'PRIVATE KEY']],
      },
      {
        operation: 'CreateSecurityGroup',
        input: { GroupName: 'packer_1', Description: 'Temporary group for Packer', VpcId: '$vpc' },
        save: { group: 'GroupId' },
      },
      {
        operation: 'AuthorizeSecurityGroupIngress',
        input: {
          GroupId: '$group',
          IpPermissions: [
            { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '127.0.0.0/8' }] },
          ],
        },
      },
      launch({
        KeyName: 'packer_1',
        NetworkInterfaces: [
          {
            DeviceIndex: 0,
            AssociatePublicIpAddress: true,
            SubnetId: '$subnet',
            Groups: ['$group'],
            DeleteOnTermination: true,
          },
        ],
        Placement: { AvailabilityZone: '$zone' },
        CreditSpecification: { CpuCredits: 'unlimited' },
        EbsOptimized: false,
        InstanceInitiatedShutdownBehavior: 'stop',
        MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      }),
      untilRunning,
      { operation: 'StopInstances', input: { InstanceIds: ['$instance'] } },
      {
        operation: 'DescribeInstances',
        input: { InstanceIds: ['$instance'] },
        expect: [['Reservations[0].Instances[0].State.Name', 'is', 'stopped']],
        attempts: 100,
      },
      {
        operation: 'CreateImage',
        input: { InstanceId: '$instance', Name: 'packer-image-1', NoReboot: true },
        save: { baked: 'ImageId' },
      },
      {
        operation: 'DescribeImages',
        input: { ImageIds: ['$baked'] },
        expect: [['Images[0].State', 'is', 'available']],
        attempts: 100,
      },
      terminate,
      untilTerminated,
      { operation: 'DeleteSecurityGroup', input: { GroupId: '$group' }, attempts: 20 },
      { operation: 'DeleteKeyPair', input: { KeyName: 'packer_1' } },
    ],
  },
  {
    row: 45,
    name: 'Terraform makes, reads and changes an instance',
    steps: [
      { service: 'sts', operation: 'GetCallerIdentity' },
      {
        operation: 'DescribeAccountAttributes',
        input: { AttributeNames: ['supported-platforms'] },
        expect: [['AccountAttributes[0].AttributeValues[0].AttributeValue', 'is', 'VPC']],
      },
      findImage,
      launch({
        ClientToken: 'terraform-1',
        CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
        CpuOptions: { CoreCount: 1, ThreadsPerCore: 1 },
        CreditSpecification: { CpuCredits: 'standard' },
        DisableApiStop: false,
        DisableApiTermination: false,
        EnclaveOptions: { Enabled: false },
        HibernationOptions: { Configured: false },
        MaintenanceOptions: { AutoRecovery: 'disabled' },
        Monitoring: { Enabled: false },
        PrivateDnsNameOptions: { HostnameType: 'ip-name' },
        TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'terraform' }] }],
      }),
      untilRunning,
      {
        operation: 'DescribeInstances',
        input: { InstanceIds: ['$instance'] },
        expect: [
          ['Reservations[0].Instances[0].CpuOptions.ThreadsPerCore', 'is', 1],
          ['Reservations[0].Instances[0].MaintenanceOptions.AutoRecovery', 'is', 'disabled'],
          ['Reservations[0].Instances[0].PrivateDnsNameOptions.HostnameType', 'is', 'ip-name'],
          ['Reservations[0].Instances[0].EnclaveOptions.Enabled', 'is', false],
        ],
      },
      {
        operation: 'DescribeInstanceTypes',
        input: { InstanceTypes: ['t3.micro'] },
        expect: [['InstanceTypes[0].BurstablePerformanceSupported', 'is', true]],
      },
      {
        operation: 'DescribeVolumes',
        input: { Filters: [{ Name: 'attachment.instance-id', Values: ['$instance'] }] },
        expect: [['Volumes.length', 'is', 1]],
      },
      {
        operation: 'DescribeInstanceAttribute',
        input: { InstanceId: '$instance', Attribute: 'instanceInitiatedShutdownBehavior' },
        expect: [['InstanceInitiatedShutdownBehavior.Value', 'is', 'stop']],
      },
      {
        operation: 'DescribeInstanceAttribute',
        input: { InstanceId: '$instance', Attribute: 'disableApiTermination' },
        expect: [['DisableApiTermination.Value', 'is', false]],
      },
      { operation: 'DescribeInstanceAttribute', input: { InstanceId: '$instance', Attribute: 'userData' } },
      {
        operation: 'ModifyInstanceCreditSpecification',
        input: {
          InstanceCreditSpecifications: [{ InstanceId: '$instance', CpuCredits: 'unlimited' }],
        },
        expect: [['SuccessfulInstanceCreditSpecifications[0].InstanceId', 'is', '$instance']],
      },
      {
        operation: 'DescribeInstanceCreditSpecifications',
        input: { InstanceIds: ['$instance'] },
        expect: [['InstanceCreditSpecifications[0].CpuCredits', 'is', 'unlimited']],
      },
      {
        operation: 'MonitorInstances',
        input: { InstanceIds: ['$instance'] },
        expect: [['InstanceMonitorings[0].Monitoring.State', 'is', 'pending']],
      },
      terminate,
      untilTerminated,
    ],
  },
  {
    row: 1,
    name: 'Ansible reads a network',
    steps: [
      {
        operation: 'DescribeVpcs',
        input: { Filters: [{ Name: 'isDefault', Values: ['true'] }] },
        save: { vpc: 'Vpcs[0].VpcId' },
      },
      {
        operation: 'DescribeVpcAttribute',
        input: { VpcId: '$vpc', Attribute: 'enableDnsSupport' },
        expect: [['EnableDnsSupport.Value', 'is', true]],
      },
      {
        operation: 'DescribeVpcAttribute',
        input: { VpcId: '$vpc', Attribute: 'enableDnsHostnames' },
        expect: [['EnableDnsHostnames.Value', 'is', true]],
      },
      {
        operation: 'DescribeInternetGateways',
        input: { Filters: [{ Name: 'attachment.vpc-id', Values: ['$vpc'] }] },
        save: { gateway: 'InternetGateways[0].InternetGatewayId' },
      },
      {
        operation: 'DescribeRouteTables',
        input: {
          Filters: [
            { Name: 'vpc-id', Values: ['$vpc'] },
            { Name: 'route.gateway-id', Values: ['$gateway'] },
          ],
        },
        expect: [['RouteTables.length', 'is', 1]],
      },
    ],
  },
  {
    row: 34,
    name: 'Ansible requests a spot instance',
    steps: [
      findImage,
      {
        operation: 'RequestSpotInstances',
        input: {
          SpotPrice: '0.5',
          InstanceCount: 1,
          LaunchSpecification: { ImageId: '$image', InstanceType: 't3.micro' },
        },
        expect: [['SpotInstanceRequests[0].State', 'is', 'open']],
        save: { request: 'SpotInstanceRequests[0].SpotInstanceRequestId' },
      },
      {
        operation: 'DescribeSpotInstanceRequests',
        input: { SpotInstanceRequestIds: ['$request'] },
        expect: [
          ['SpotInstanceRequests[0].State', 'is', 'active'],
          ['SpotInstanceRequests[0].Status.Code', 'is', 'fulfilled'],
        ],
        save: { instance: 'SpotInstanceRequests[0].InstanceId' },
        attempts: 20,
      },
      terminate,
      untilTerminated,
    ],
  },
];
