import type {
  RevokeSecurityGroupEgressRequest,
  RevokeSecurityGroupEgressResult,
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { applyGroups } from '../../state/apply-groups.ts';
import type { GroupRecord, GroupRule } from '../../state/resources.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findGroup } from './find-group.ts';
import { isSameRule, RULE_MEMBERS, type RuleInput, readRules } from './group-rules.ts';
import { plainPermissions } from './plain-rules.ts';

type RevokeInput = RuleInput & {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly SecurityGroupRuleIds?: string[] | undefined;
};

export const revokeSecurityGroupIngress: Operation = defineOperation<
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult
>({
  service: 'ec2',
  name: 'RevokeSecurityGroupIngress',
  parameters: [
    'GroupId',
    'GroupName',
    'IpPermissions',
    'IpProtocol',
    'FromPort',
    'ToPort',
    'CidrIp',
    'SourceSecurityGroupName',
    'SourceSecurityGroupOwnerId',
    'SecurityGroupRuleIds',
    'DryRun',
  ],
  members: RULE_MEMBERS,
  run: (input, context) => revoke(input, { egress: false }, context),
});

export const revokeSecurityGroupEgress: Operation = defineOperation<
  RevokeSecurityGroupEgressRequest,
  RevokeSecurityGroupEgressResult
>({
  service: 'ec2',
  name: 'RevokeSecurityGroupEgress',
  parameters: [
    'GroupId',
    'IpPermissions',
    'IpProtocol',
    'FromPort',
    'ToPort',
    'CidrIp',
    'SecurityGroupRuleIds',
    'DryRun',
  ],
  members: RULE_MEMBERS,
  run: (input, context) => revoke(input, { egress: true }, context),
});

async function revoke(
  input: RevokeInput,
  direction: { egress: boolean },
  context: RequestContext,
): Promise<RevokeSecurityGroupIngressResult> {
  const region = regionOf(context);
  const group = findGroup(input, context);
  const doomed = new Set(findRules(input, direction, { group, context }).map(({ id }) => id));
  group.rules = group.rules.filter(({ id }) => !doomed.has(id));
  for (const id of doomed) region.tags.remove(id);
  await applyGroups(region, context.world);
  return { Return: true, UnknownIpPermissions: [] };
}

function findRules(
  input: RevokeInput,
  direction: { egress: boolean },
  { group, context }: { group: GroupRecord; context: RequestContext },
): GroupRule[] {
  const own = group.rules.filter(({ egress }) => egress === direction.egress);
  if (input.SecurityGroupRuleIds?.length) {
    assertNoPermissions(input);
    return input.SecurityGroupRuleIds.map((id) => own.find((rule) => rule.id === id) ?? unknownRule(id));
  }
  return readRules(input, direction, context).map(
    (draft) => own.find((rule) => isSameRule(rule, draft)) ?? unknownPermission(),
  );
}

/** Rules are named one way; else one of the two lists would be ignored. */
function assertNoPermissions({ IpPermissions = [], ...input }: RevokeInput): void {
  if (IpPermissions.length + plainPermissions(input).length === 0) return;
  throw new ApiError(
    'InvalidParameterCombination',
    'The parameter SecurityGroupRuleIds cannot be used with IpPermissions, nor with members of one rule.',
  );
}

function unknownRule(id: string): never {
  throw new ApiError(
    'InvalidSecurityGroupRuleId.NotFound',
    `The security group rule ID '${id}' does not exist`,
  );
}

function unknownPermission(): never {
  throw new ApiError(
    'InvalidPermission.NotFound',
    'The specified rule does not exist in this security group.',
  );
}
