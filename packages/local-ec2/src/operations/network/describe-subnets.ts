import type { DescribeSubnetsRequest, DescribeSubnetsResult, Subnet } from '@aws-sdk/client-ec2';
import { compileFilters, type FilterTable } from '../../model/filters.ts';
import { defaultNetwork } from '../../model/network.ts';
import type { SubnetRecord } from '../../model/resources.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdsOrPages, pageOf } from '../paging.ts';
import { findByIds, isVisible, SUBNET_ID } from '../resource-ids.ts';

const FIELDS: FilterTable<SubnetRecord>['fields'] = {
  'availability-zone': ({ zone }) => zone,
  availabilityZone: ({ zone }) => zone,
  'availability-zone-id': ({ zoneId }) => zoneId,
  availabilityZoneId: ({ zoneId }) => zoneId,
  cidr: ({ cidr }) => cidr,
  'cidr-block': ({ cidr }) => cidr,
  cidrBlock: ({ cidr }) => cidr,
  'default-for-az': ({ isDefault }) => isDefault,
  defaultForAz: ({ isDefault }) => isDefault,
  'map-public-ip-on-launch': ({ mapPublicIpOnLaunch }) => mapPublicIpOnLaunch,
  'owner-id': ({ ownerId }) => ownerId,
  state: () => 'available',
  'subnet-id': ({ id }) => id,
  'vpc-id': ({ vpcId }) => vpcId,
};

export const describeSubnets: Operation = defineOperation<DescribeSubnetsRequest, DescribeSubnetsResult>({
  service: 'ec2',
  name: 'DescribeSubnets',
  parameters: ['SubnetIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const region = context.world.region(context.region);
    defaultNetwork(context.world, region, context.accountId);
    assertIdsOrPages(input.SubnetIds, input, 'subnetIds');
    const matches = compileFilters(input.Filters, {
      fields: FIELDS,
      tags: ({ id }) => region.tags.of(id, context.tagLagMs),
    });
    const visible = [...region.subnets.values()].filter((subnet) => isVisible(subnet, context));
    const asked = input.SubnetIds?.length
      ? findByIds(input.SubnetIds, region.subnets, SUBNET_ID, context)
      : visible;
    const { items, ...next } = pageOf(asked.filter(matches), input, { wording: 'vpc' });
    return { Subnets: items.map((subnet) => subnetOutput(subnet, context)), ...next };
  },
});

function subnetOutput(subnet: SubnetRecord, { world, region }: RequestContext): Subnet {
  return {
    SubnetId: subnet.id,
    SubnetArn: `arn:aws:ec2:${region}:${subnet.ownerId}:subnet/${subnet.id}`,
    OwnerId: subnet.ownerId,
    VpcId: subnet.vpcId,
    CidrBlock: subnet.cidr,
    AvailabilityZone: subnet.zone,
    AvailabilityZoneId: subnet.zoneId,
    AvailableIpAddressCount: world.addresses.free(subnet.cidr),
    DefaultForAz: subnet.isDefault,
    MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    AssignIpv6AddressOnCreation: false,
    State: 'available',
    Tags: [...world.region(region).tags.of(subnet.id)],
  };
}
