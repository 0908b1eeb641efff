import type {
  UpdateSecurityGroupRuleDescriptionsEgressRequest,
  UpdateSecurityGroupRuleDescriptionsEgressResult,
  UpdateSecurityGroupRuleDescriptionsIngressRequest,
  UpdateSecurityGroupRuleDescriptionsIngressResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { GroupRecord, GroupRule } from '../../state/resources.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { findGroup } from './find-group.ts';
import { isSameRule, RULE_MEMBERS, readRules } from './group-rules.ts';

export const updateSecurityGroupRuleDescriptionsIngress: Operation = defineOperation<
  UpdateSecurityGroupRuleDescriptionsIngressRequest,
  UpdateSecurityGroupRuleDescriptionsIngressResult
>({
  service: 'ec2',
  name: 'UpdateSecurityGroupRuleDescriptionsIngress',
  parameters: ['GroupId', 'GroupName', 'IpPermissions', 'SecurityGroupRuleDescriptions', 'DryRun'],
  members: RULE_MEMBERS,
  checksBeforeDryRun: true,
  run: (input, context) => update(input, { egress: false }, context),
});

export const updateSecurityGroupRuleDescriptionsEgress: Operation = defineOperation<
  UpdateSecurityGroupRuleDescriptionsEgressRequest,
  UpdateSecurityGroupRuleDescriptionsEgressResult
>({
  service: 'ec2',
  name: 'UpdateSecurityGroupRuleDescriptionsEgress',
  parameters: ['GroupId', 'GroupName', 'IpPermissions', 'SecurityGroupRuleDescriptions', 'DryRun'],
  members: RULE_MEMBERS,
  checksBeforeDryRun: true,
  run: (input, context) => update(input, { egress: true }, context),
});

type UpdateInput = UpdateSecurityGroupRuleDescriptionsIngressRequest;

/** Rules are named by what they allow, or by their id. A rule without a description loses the one it had. */
function update(
  input: UpdateInput,
  direction: { egress: boolean },
  context: RequestContext,
): UpdateSecurityGroupRuleDescriptionsIngressResult {
  const group = findGroup(input, context);
  const wanted = new Map(requestedDescriptions(input, direction, { group, context }));
  if (input.DryRun) return {};
  group.rules = group.rules.map((rule) => {
    if (!wanted.has(rule.id)) return rule;
    const { description: _old, ...rest } = rule;
    const description = wanted.get(rule.id);
    return { ...rest, ...(description !== undefined && { description }) };
  });
  return { Return: true };
}

function requestedDescriptions(
  input: UpdateInput,
  direction: { egress: boolean },
  { group, context }: { group: GroupRecord; context: RequestContext },
): [string, string | undefined][] {
  const own = group.rules.filter(({ egress }) => egress === direction.egress);
  if (input.SecurityGroupRuleDescriptions?.length) {
    return input.SecurityGroupRuleDescriptions.map(({ SecurityGroupRuleId, Description }) => [
      ruleOrRefusal(own.find(({ id }) => id === SecurityGroupRuleId)).id,
      Description,
    ]);
  }
  return readRules({ IpPermissions: input.IpPermissions }, direction, context).map((draft) => [
    ruleOrRefusal(own.find((rule) => isSameRule(rule, draft))).id,
    draft.description,
  ]);
}

function ruleOrRefusal(rule: GroupRule | undefined): GroupRule {
  if (rule) return rule;
  throw new ApiError(
    'InvalidPermission.NotFound',
    'The specified rule does not exist in this security group.',
  );
}
