import type { DescribeVpcsRequest, DescribeVpcsResult } from '@aws-sdk/client-ec2';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import type { RegionState } from '../../state/region-state.ts';
import type { VpcRecord } from '../../state/resources.ts';
import { accountNetwork } from '../../world/network.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { assertIdsOrPages, pageOf } from '../paging.ts';
import { findAsked, VPC } from '../resource-ids.ts';
import { partId } from './network-parts.ts';

const FIELDS: FilterTable<VpcRecord>['fields'] = {
  cidr: ({ cidr }) => cidr,
  'cidr-block': ({ cidr }) => cidr,
  cidrBlock: ({ cidr }) => cidr,
  'cidr-block-association.cidr-block': ({ cidr }) => cidr,
  'cidr-block-association.association-id': ({ id }) => associationId(id),
  'cidr-block-association.state': () => 'associated',
  'dhcp-options-id': (vpc) => partId(vpc, 'dhcpOptions'),
  dhcpOptionsId: (vpc) => partId(vpc, 'dhcpOptions'),
  'ipv6-cidr-block-association.association-id': ({ id, ipv6Cidr }) => ipv6Cidr && ipv6AssociationId(id),
  'ipv6-cidr-block-association.ipv6-cidr-block': ({ ipv6Cidr }) => ipv6Cidr,
  'ipv6-cidr-block-association.ipv6-pool': ({ ipv6Cidr }) => ipv6Cidr && 'Amazon',
  'ipv6-cidr-block-association.state': ({ ipv6Cidr }) => ipv6Cidr && 'associated',
  'is-default': ({ isDefault }) => isDefault,
  isDefault: ({ isDefault }) => isDefault,
  'owner-id': ({ ownerId }) => ownerId,
  state: () => 'available',
  'vpc-id': ({ id }) => id,
};

export const describeVpcs: Operation = defineOperation<DescribeVpcsRequest, DescribeVpcsResult>({
  service: 'ec2',
  name: 'DescribeVpcs',
  parameters: ['VpcIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const region = context.world.region(context.region);
    accountNetwork(context.world, region, context.accountId);
    assertIdsOrPages(input.VpcIds, input, 'vpcIds');
    const matches = compileFilters(input.Filters, {
      fields: FIELDS,
      tags: ({ id }) => region.tags.of(id, context.tagLagMs),
    });
    const asked = findAsked(input.VpcIds, VPC, context);
    const { items, ...next } = pageOf(asked.filter(matches), input, { wording: 'vpc' });
    return { Vpcs: items.map((vpc) => vpcOutput(vpc, region)), ...next };
  },
});

function vpcOutput(vpc: VpcRecord, region: RegionState): NonNullable<DescribeVpcsResult['Vpcs']>[number] {
  return {
    VpcId: vpc.id,
    OwnerId: vpc.ownerId,
    CidrBlock: vpc.cidr,
    IsDefault: vpc.isDefault,
    State: 'available',
    InstanceTenancy: 'default',
    DhcpOptionsId: partId(vpc, 'dhcpOptions'),
    Tags: [...region.tags.of(vpc.id)],
    CidrBlockAssociationSet: [
      {
        AssociationId: associationId(vpc.id),
        CidrBlock: vpc.cidr,
        CidrBlockState: { State: 'associated' },
      },
    ],
    ...(vpc.ipv6Cidr !== undefined && {
      Ipv6CidrBlockAssociationSet: [
        {
          AssociationId: ipv6AssociationId(vpc.id),
          Ipv6CidrBlock: vpc.ipv6Cidr,
          Ipv6CidrBlockState: { State: 'associated' },
          NetworkBorderGroup: region.name,
          Ipv6Pool: 'Amazon',
        },
      ],
    }),
  };
}

function associationId(vpcId: string): string {
  return vpcId.replace('vpc-', 'vpc-cidr-assoc-');
}

function ipv6AssociationId(vpcId: string): string {
  return vpcId.replace('vpc-', 'vpc-ipv6-cidr-assoc-');
}
