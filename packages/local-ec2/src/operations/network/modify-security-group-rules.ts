import type {
  IpPermission,
  ModifySecurityGroupRulesRequest,
  ModifySecurityGroupRulesResult,
  SecurityGroupRuleRequest,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { applyGroups } from '../../state/apply-groups.ts';
import type { GroupRecord, GroupRule } from '../../state/resources.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findGroup } from './find-group.ts';
import { isSameRule, readRules } from './group-rules.ts';

/** Rules keep their ids and directions; all of them change or none. */
export const modifySecurityGroupRules: Operation = defineOperation<
  ModifySecurityGroupRulesRequest,
  ModifySecurityGroupRulesResult
>({
  service: 'ec2',
  name: 'ModifySecurityGroupRules',
  parameters: ['GroupId', 'SecurityGroupRules', 'DryRun'],
  checksBeforeDryRun: true,
  run: async ({ GroupId, SecurityGroupRules = [], DryRun }, context) => {
    const group = findGroup({ GroupId }, context);
    const changed = new Map(
      SecurityGroupRules.map(({ SecurityGroupRuleId = '', SecurityGroupRule = {} }) => [
        SecurityGroupRuleId,
        changedRule(SecurityGroupRuleId, SecurityGroupRule, { group, context }),
      ]),
    );
    const rules = group.rules.map((rule) => changed.get(rule.id) ?? rule);
    assertDistinct(rules);
    if (DryRun) return {};
    group.rules = rules;
    await applyGroups(regionOf(context), context.world);
    return { Return: true };
  },
});

function changedRule(
  id: string,
  wanted: SecurityGroupRuleRequest,
  { group, context }: { group: GroupRecord; context: RequestContext },
): GroupRule {
  const permission = permissionOf(wanted);
  const rule = group.rules.find((known) => known.id === id);
  if (!rule) {
    throw new ApiError(
      'InvalidSecurityGroupRuleId.NotFound',
      `The security group rule ID '${id}' does not exist`,
    );
  }
  const [draft] = readRules({ IpPermissions: [permission] }, { egress: rule.egress }, context);
  return { id, ...(draft ?? rule) };
}

function permissionOf({ Description, ...rule }: SecurityGroupRuleRequest): IpPermission {
  const { IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId } = rule;
  return {
    IpProtocol,
    FromPort,
    ToPort,
    IpRanges: CidrIpv4 === undefined ? [] : [{ CidrIp: CidrIpv4, Description }],
    Ipv6Ranges: CidrIpv6 === undefined ? [] : [{ CidrIpv6, Description }],
    PrefixListIds: PrefixListId === undefined ? [] : [{ PrefixListId, Description }],
    UserIdGroupPairs: ReferencedGroupId === undefined ? [] : [{ GroupId: ReferencedGroupId, Description }],
  };
}

function assertDistinct(rules: readonly GroupRule[]): void {
  const twice = rules.some((rule, index) => rules.findIndex((other) => isSameRule(other, rule)) < index);
  if (!twice) return;
  throw new ApiError(
    'InvalidPermission.Duplicate',
    'The specified rule already exists in this security group.',
  );
}
