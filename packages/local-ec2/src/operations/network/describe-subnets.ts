import type {
  DescribeSubnetsRequest,
  DescribeSubnetsResult,
  Subnet,
  SubnetIpv6CidrBlockAssociation,
} from '@aws-sdk/client-ec2';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import type { SubnetRecord } from '../../state/resources.ts';
import { accountNetwork } from '../../world/network.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdsOrPages, pageOf } from '../paging.ts';
import { findAsked, SUBNET } from '../resource-ids.ts';

const FIELDS: FilterTable<Subnet>['fields'] = {
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  availabilityZone: ({ AvailabilityZone }) => AvailabilityZone,
  'availability-zone-id': ({ AvailabilityZoneId }) => AvailabilityZoneId,
  availabilityZoneId: ({ AvailabilityZoneId }) => AvailabilityZoneId,
  'available-ip-address-count': ({ AvailableIpAddressCount }) => AvailableIpAddressCount,
  cidr: ({ CidrBlock }) => CidrBlock,
  'cidr-block': ({ CidrBlock }) => CidrBlock,
  cidrBlock: ({ CidrBlock }) => CidrBlock,
  'customer-owned-ipv4-pool': () => undefined,
  'default-for-az': ({ DefaultForAz }) => DefaultForAz,
  defaultForAz: ({ DefaultForAz }) => DefaultForAz,
  'enable-dns64': ({ EnableDns64 }) => EnableDns64,
  'enable-lni-at-device-index': () => undefined,
  'ipv6-cidr-block-association.association-id': ipv6Field(({ AssociationId }) => AssociationId),
  'ipv6-cidr-block-association.ipv6-cidr-block': ipv6Field(({ Ipv6CidrBlock }) => Ipv6CidrBlock),
  'ipv6-cidr-block-association.state': ipv6Field(({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State),
  'ipv6-native': ({ Ipv6Native }) => Ipv6Native,
  'map-customer-owned-ip-on-launch': ({ MapCustomerOwnedIpOnLaunch }) => MapCustomerOwnedIpOnLaunch,
  'map-public-ip-on-launch': ({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch,
  'outpost-arn': () => undefined,
  'owner-id': ({ OwnerId }) => OwnerId,
  'private-dns-name-options-on-launch.enable-resource-name-dns-a-record': ({
    PrivateDnsNameOptionsOnLaunch,
  }) => PrivateDnsNameOptionsOnLaunch?.EnableResourceNameDnsARecord,
  'private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record': ({
    PrivateDnsNameOptionsOnLaunch,
  }) => PrivateDnsNameOptionsOnLaunch?.EnableResourceNameDnsAAAARecord,
  'private-dns-name-options-on-launch.hostname-type': ({ PrivateDnsNameOptionsOnLaunch }) =>
    PrivateDnsNameOptionsOnLaunch?.HostnameType,
  state: ({ State }) => State,
  'subnet-arn': ({ SubnetArn }) => SubnetArn,
  'subnet-id': ({ SubnetId }) => SubnetId,
  'vpc-id': ({ VpcId }) => VpcId,
};

function ipv6Field(
  read: (association: SubnetIpv6CidrBlockAssociation) => string | undefined,
): (subnet: Subnet) => string[] {
  return ({ Ipv6CidrBlockAssociationSet = [] }) =>
    Ipv6CidrBlockAssociationSet.flatMap((one) => read(one) ?? []);
}

export const describeSubnets: Operation = defineOperation<DescribeSubnetsRequest, DescribeSubnetsResult>({
  service: 'ec2',
  name: 'DescribeSubnets',
  parameters: ['SubnetIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const region = context.world.region(context.region);
    accountNetwork(context.world, region, context.accountId);
    assertIdsOrPages(input.SubnetIds, input, 'subnetIds');
    const matches = compileFilters<Subnet>(input.Filters, {
      fields: FIELDS,
      tags: ({ SubnetId = '' }) => region.tags.of(SubnetId, context.tagLagMs),
    });
    const asked = findAsked(input.SubnetIds, SUBNET, context);
    const outputs = asked.map((subnet) => subnetOutput(subnet, context));
    const { items, ...next } = pageOf(outputs.filter(matches), input, { wording: 'vpc' });
    return { Subnets: [...items], ...next };
  },
});

function subnetOutput(subnet: SubnetRecord, { world, region }: RequestContext): Subnet {
  const isIpv6Only = subnet.ipv6Cidr !== undefined;
  return {
    SubnetId: subnet.id,
    SubnetArn: `arn:aws:ec2:${region}:${subnet.ownerId}:subnet/${subnet.id}`,
    OwnerId: subnet.ownerId,
    VpcId: subnet.vpcId,
    ...(isIpv6Only ? ipv6Output(subnet) : { CidrBlock: subnet.cidr }),
    AvailabilityZone: subnet.zone,
    AvailabilityZoneId: subnet.zoneId,
    // It counts IPv4 addresses (API reference, Subnet).
    AvailableIpAddressCount: isIpv6Only ? 0 : world.addresses.free(subnet.cidr),
    DefaultForAz: subnet.isDefault,
    MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    AssignIpv6AddressOnCreation: isIpv6Only,
    State: 'available',
    EnableDns64: false,
    Ipv6Native: isIpv6Only,
    MapCustomerOwnedIpOnLaunch: false,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: isIpv6Only ? 'resource-name' : 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    Tags: [...world.region(region).tags.of(subnet.id)],
  };
}

function ipv6Output({ id, ipv6Cidr }: SubnetRecord): Subnet {
  const AssociationId = id.replace('subnet-', 'subnet-cidr-assoc-');
  const association = { AssociationId, Ipv6CidrBlock: ipv6Cidr, Ipv6CidrBlockState: { State: 'associated' } };
  return { Ipv6CidrBlockAssociationSet: [association as SubnetIpv6CidrBlockAssociation] };
}
