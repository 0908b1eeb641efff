import type { Service } from '../../api/service.ts';

/** An operation that lists what nothing here can create, as it answers in every new account. */
export interface EmptyList {
  readonly service: Service;
  readonly operation: string;
  /** Member of the response that is the list. */
  readonly list: string;
  /** What it lists. The list is empty because the endpoint has no call that creates one. */
  readonly what: string;
  /** Member of the request that names what cannot exist -> the error code for it; without a code nothing is found. */
  readonly ids: Readonly<Record<string, string | undefined>>;
  /** Least and largest `MaxResults`, where the operation has pages. */
  readonly pages: readonly [minimum: number, maximum: number];
  /** Filters besides those in the documentation of EC2: of older clients, and of other services. */
  readonly moreFilters: readonly string[];
}

/** Operation, what it lists, codes for ids, and what is not as usual: the list's name is that of the operation. */
type Row = readonly [
  string,
  string,
  EmptyList['ids']?,
  Partial<Pick<EmptyList, 'list' | 'moreFilters' | 'pages'>>?,
];

const USUAL_PAGES = [1, 1000] as const;
const FROM_5 = { pages: [5, 1000] } as const;
const UP_TO_100 = { pages: [1, 100] } as const;
const UP_TO_200 = { pages: [5, 200] } as const;
const ATTACHMENT = { TransitGatewayAttachmentIds: 'InvalidTransitGatewayAttachmentID.NotFound' };

/**
 * What inventories of an account read: aws-nuke, cloud-nuke, Cloud Custodian, Prowler, Steampipe. Codes are those of the
 * EC2 error reference, and those that HashiCorp's provider waits for.
 */
const EC2: readonly Row[] = [
  [
    'DescribeAddresses',
    'Elastic IP addresses',
    { AllocationIds: 'InvalidAllocationID.NotFound', PublicIps: 'InvalidAddress.NotFound' },
    { moreFilters: ['domain'] },
  ],
  [
    'DescribeAddressTransfers',
    'transfers of Elastic IP addresses',
    { AllocationIds: 'InvalidAllocationID.NotFound' },
    FROM_5,
  ],
  [
    'DescribeCapacityReservations',
    'capacity reservations',
    { CapacityReservationIds: 'InvalidCapacityReservationId.NotFound' },
  ],
  [
    'DescribeCapacityReservationFleets',
    'fleets of capacity reservations',
    { CapacityReservationFleetIds: 'InvalidCapacityReservationFleetId.NotFound' },
    UP_TO_100,
  ],
  [
    'DescribeCarrierGateways',
    'carrier gateways',
    { CarrierGatewayIds: 'InvalidCarrierGatewayID.NotFound' },
    FROM_5,
  ],
  [
    'DescribeClientVpnEndpoints',
    'Client VPN endpoints',
    { ClientVpnEndpointIds: 'InvalidClientVpnEndpointId.NotFound' },
    FROM_5,
  ],
  [
    'DescribeCustomerGateways',
    'customer gateways',
    { CustomerGatewayIds: 'InvalidCustomerGatewayID.NotFound' },
  ],
  [
    'DescribeEgressOnlyInternetGateways',
    'egress-only internet gateways',
    { EgressOnlyInternetGatewayIds: 'InvalidGatewayID.NotFound' },
    { pages: [5, 255] },
  ],
  ['DescribeExportImageTasks', 'exports of images', { ExportImageTaskIds: 'InvalidExportTaskId.NotFound' }],
  ['DescribeFlowLogs', 'flow logs', { FlowLogIds: 'InvalidFlowLogId.NotFound' }],
  ['DescribeHosts', 'Dedicated Hosts', { HostIds: 'InvalidHostID.NotFound' }, { pages: [5, 500] }],
  [
    'DescribeHostReservations',
    'reservations of Dedicated Hosts',
    { HostReservationIdSet: 'InvalidHostReservationID.NotFound' },
    { list: 'HostReservationSet', pages: [5, 500] },
  ],
  ['DescribeImportImageTasks', 'imports of images', { ImportTaskIds: 'InvalidConversionTaskId.NotFound' }],
  [
    'DescribeImportSnapshotTasks',
    'imports of snapshots',
    { ImportTaskIds: 'InvalidConversionTaskId.NotFound' },
  ],
  ['DescribeIpamByoasn', 'autonomous system numbers of the account', {}, { list: 'Byoasns' }],
  ['DescribeIpamPools', 'pools of IPAM', { IpamPoolIds: 'InvalidIpamPoolId.NotFound' }, FROM_5],
  [
    'DescribeIpamResourceDiscoveries',
    'resource discoveries of IPAM',
    { IpamResourceDiscoveryIds: 'InvalidIpamResourceDiscoveryId.NotFound' },
    FROM_5,
  ],
  ['DescribeIpamScopes', 'scopes of IPAM', { IpamScopeIds: 'InvalidIpamScopeId.NotFound' }, FROM_5],
  ['DescribeIpams', 'IPAMs', { IpamIds: 'InvalidIpamId.NotFound' }, FROM_5],
  ['DescribeNatGateways', 'NAT gateways', { NatGatewayIds: 'NatGatewayNotFound' }, FROM_5],
  [
    'DescribeNetworkInsightsAccessScopes',
    'network access scopes',
    { NetworkInsightsAccessScopeIds: 'InvalidNetworkInsightsAccessScopeId.NotFound' },
    UP_TO_100,
  ],
  [
    'DescribeNetworkInsightsAnalyses',
    'analyses of network paths',
    {
      NetworkInsightsAnalysisIds: 'InvalidNetworkInsightsAnalysisId.NotFound',
      NetworkInsightsPathId: 'InvalidNetworkInsightsPathId.NotFound',
    },
    UP_TO_100,
  ],
  [
    'DescribeNetworkInsightsPaths',
    'network paths',
    { NetworkInsightsPathIds: 'InvalidNetworkInsightsPathId.NotFound' },
    UP_TO_100,
  ],
  ['DescribeReservedInstances', 'Reserved Instances', { ReservedInstancesIds: 'InvalidReservedInstancesId' }],
  [
    'DescribeReservedInstancesModifications',
    'changes of Reserved Instances',
    { ReservedInstancesModificationIds: 'InvalidReservedInstancesModificationId' },
  ],
  [
    'DescribeSpotFleetRequests',
    'Spot fleet requests',
    { SpotFleetRequestIds: 'InvalidSpotFleetRequestId.NotFound' },
    { list: 'SpotFleetRequestConfigs' },
  ],
  [
    'DescribeTrafficMirrorFilters',
    'filters of traffic mirrors',
    { TrafficMirrorFilterIds: 'InvalidTrafficMirrorFilterId.NotFound' },
    FROM_5,
  ],
  [
    'DescribeTrafficMirrorSessions',
    'sessions of traffic mirrors',
    { TrafficMirrorSessionIds: 'InvalidTrafficMirrorSessionId.NotFound' },
    FROM_5,
  ],
  [
    'DescribeTrafficMirrorTargets',
    'targets of traffic mirrors',
    { TrafficMirrorTargetIds: 'InvalidTrafficMirrorTargetId.NotFound' },
    FROM_5,
  ],
  ['DescribeTransitGatewayAttachments', 'attachments of transit gateways', ATTACHMENT, FROM_5],
  [
    'DescribeTransitGatewayConnectPeers',
    'Connect peers of transit gateways',
    { TransitGatewayConnectPeerIds: 'InvalidTransitGatewayConnectPeerID.NotFound' },
    FROM_5,
  ],
  ['DescribeTransitGatewayConnects', 'Connect attachments of transit gateways', ATTACHMENT, FROM_5],
  ['DescribeTransitGatewayPeeringAttachments', 'peerings of transit gateways', ATTACHMENT, FROM_5],
  [
    'DescribeTransitGatewayRouteTables',
    'route tables of transit gateways',
    { TransitGatewayRouteTableIds: 'InvalidRouteTableID.NotFound' },
    FROM_5,
  ],
  ['DescribeTransitGatewayVpcAttachments', 'VPCs of transit gateways', ATTACHMENT, FROM_5],
  [
    'DescribeTransitGateways',
    'transit gateways',
    { TransitGatewayIds: 'InvalidTransitGatewayID.NotFound' },
    FROM_5,
  ],
  [
    'DescribeVerifiedAccessEndpoints',
    'Verified Access endpoints',
    {
      VerifiedAccessEndpointIds: 'InvalidVerifiedAccessEndpointId.NotFound',
      VerifiedAccessInstanceId: 'InvalidVerifiedAccessInstanceId.NotFound',
      VerifiedAccessGroupId: 'InvalidVerifiedAccessGroupId.NotFound',
    },
    UP_TO_200,
  ],
  [
    'DescribeVerifiedAccessGroups',
    'Verified Access groups',
    {
      VerifiedAccessGroupIds: 'InvalidVerifiedAccessGroupId.NotFound',
      VerifiedAccessInstanceId: 'InvalidVerifiedAccessInstanceId.NotFound',
    },
    UP_TO_200,
  ],
  [
    'DescribeVerifiedAccessInstances',
    'Verified Access instances',
    { VerifiedAccessInstanceIds: 'InvalidVerifiedAccessInstanceId.NotFound' },
    UP_TO_200,
  ],
  [
    'DescribeVerifiedAccessTrustProviders',
    'Verified Access trust providers',
    { VerifiedAccessTrustProviderIds: 'InvalidVerifiedAccessTrustProviderId.NotFound' },
    UP_TO_200,
  ],
  [
    'DescribeVpcEndpointConnectionNotifications',
    'notifications of VPC endpoints',
    { ConnectionNotificationId: 'InvalidConnectionNotification' },
    { list: 'ConnectionNotificationSet' },
  ],
  ['DescribeVpcEndpointConnections', 'connections to endpoint services'],
  [
    'DescribeVpcEndpointServiceConfigurations',
    'endpoint services of the account',
    { ServiceIds: 'InvalidVpcEndpointServiceId.NotFound' },
    { list: 'ServiceConfigurations' },
  ],
  ['DescribeVpcEndpoints', 'VPC endpoints', { VpcEndpointIds: 'InvalidVpcEndpointId.NotFound' }],
  [
    'DescribeVpcPeeringConnections',
    'VPC peering connections',
    { VpcPeeringConnectionIds: 'InvalidVpcPeeringConnectionID.NotFound' },
    FROM_5,
  ],
  ['DescribeVpnConnections', 'VPN connections', { VpnConnectionIds: 'InvalidVpnConnectionID.NotFound' }],
  ['DescribeVpnGateways', 'virtual private gateways', { VpnGatewayIds: 'InvalidVpnGatewayID.NotFound' }],
];

/** Names that nothing has are no error in Auto Scaling. */
const AUTO_SCALING: readonly Row[] = [
  [
    'DescribeAutoScalingGroups',
    'Auto Scaling groups',
    { AutoScalingGroupNames: undefined },
    { pages: [1, 100], moreFilters: ['tag:<key>', 'tag-key', 'tag-value'] },
  ],
  [
    'DescribeAutoScalingInstances',
    'instances of Auto Scaling groups',
    { InstanceIds: undefined },
    { pages: [1, 50] },
  ],
  [
    'DescribeLaunchConfigurations',
    'launch configurations',
    { LaunchConfigurationNames: undefined },
    { pages: [1, 100] },
  ],
  [
    'DescribePolicies',
    'scaling policies',
    { AutoScalingGroupName: 'ValidationError', PolicyNames: undefined, PolicyTypes: undefined },
    { list: 'ScalingPolicies', pages: [1, 100] },
  ],
];

const LAMBDA: readonly Row[] = [
  [
    'ListFunctions',
    'Lambda functions',
    { FunctionVersion: undefined, MasterRegion: undefined },
    { list: 'Functions', pages: [1, 10_000] },
  ],
];

/** Every list that is always empty. What the endpoint can create is not among them. */
export const ALWAYS_EMPTY: readonly EmptyList[] = [
  ...EC2.map(rowOf('ec2')),
  ...AUTO_SCALING.map(rowOf('autoscaling')),
  ...LAMBDA.map(rowOf('lambda')),
];

function rowOf(service: Service): (row: Row) => EmptyList {
  return ([operation, what, ids = {}, rest = {}]) => ({
    service,
    operation,
    list: operation.replace('Describe', ''),
    what,
    ids,
    pages: USUAL_PAGES,
    moreFilters: [],
    ...rest,
  });
}
