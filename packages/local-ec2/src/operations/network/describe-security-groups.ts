import type { DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { compileFilters, type FieldsWithin, type FieldValue, fieldsIn } from '../../state/filters.ts';
import type { RegionState } from '../../state/region-state.ts';
import type { GroupRecord, GroupRule } from '../../state/resources.ts';
import { accountNetwork, defaultNetwork } from '../../world/network.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdsOrPages, pageOf, shuffled } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { findAsked, GROUP } from '../resource-ids.ts';
import { groupOutput } from './group-output.ts';

type Fields = FieldsWithin<GroupRecord, RegionState>;

const FIELDS: Fields = {
  description: ({ description }) => description,
  'group-id': ({ id }) => id,
  'group-name': ({ name }) => name,
  'owner-id': ({ ownerId }) => ownerId,
  'vpc-id': ({ vpcId }) => vpcId,
  ...ruleFields('ip-permission', false),
  ...ruleFields('egress.ip-permission', true),
};

export const describeSecurityGroups: Operation = defineOperation<
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult
>({
  service: 'ec2',
  name: 'DescribeSecurityGroups',
  parameters: ['GroupIds', 'GroupNames', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const region = regionOf(context);
    assertIdsOrPages(input.GroupIds, input, 'groupIds');
    const matches = compileFilters(input.Filters, {
      fields: fieldsIn(FIELDS, region, input.Filters),
      tags: ({ id }) => region.tags.of(id, context.tagLagMs),
    });
    const asked = candidates(input, context).filter(matches);
    const { items, ...next } = pageOf(shuffled(asked, context), input);
    return { SecurityGroups: items.map((group) => groupOutput(group, region)), ...next };
  },
});

function ruleFields(prefix: string, egress: boolean): Fields {
  const each =
    (read: (rule: GroupRule, region: RegionState) => string | number | undefined) =>
    ({ rules }: GroupRecord, region: RegionState): FieldValue =>
      rules.filter((rule) => rule.egress === egress).map((rule) => read(rule, region));
  return {
    [`${prefix}.cidr`]: each(({ cidrIpv4 }) => cidrIpv4),
    [`${prefix}.ipv6-cidr`]: each(({ cidrIpv6 }) => cidrIpv6),
    [`${prefix}.from-port`]: each(({ fromPort }) => fromPort),
    [`${prefix}.to-port`]: each(({ toPort }) => toPort),
    [`${prefix}.protocol`]: each(({ protocol }) => protocol),
    [`${prefix}.group-id`]: each(({ groupId }) => groupId),
    [`${prefix}.group-name`]: each(({ groupId }, { groups }) => groups.get(groupId ?? '')?.name),
    [`${prefix}.user-id`]: ({ rules, ownerId }) =>
      rules.filter((rule) => rule.egress === egress && rule.groupId !== undefined).map(() => ownerId),
    [`${prefix}.prefix-list-id`]: each(({ prefixListId }) => prefixListId),
  };
}

function candidates(
  { GroupIds, GroupNames }: DescribeSecurityGroupsRequest,
  context: RequestContext,
): GroupRecord[] {
  const region = regionOf(context);
  accountNetwork(context.world, region, context.accountId);
  if (GroupIds?.length || !GroupNames?.length) return findAsked(GroupIds, GROUP, context);
  const { vpc } = defaultNetwork(context.world, region, context.accountId);
  const visible = findAsked(undefined, GROUP, context);
  return GroupNames.map((name) => {
    const found = visible.find((group) => group.name === name && group.vpcId === vpc.id);
    if (found) return found;
    throw new ApiError('InvalidGroup.NotFound', `The security group '${name}' does not exist`);
  });
}
