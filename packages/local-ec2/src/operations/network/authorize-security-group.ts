import type {
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupEgressResult,
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
} from '@aws-sdk/client-ec2';
import { applyGroups } from '../../state/apply-groups.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { readTagSpecifications } from '../tag-specifications.ts';
import { findGroup } from './find-group.ts';
import { ruleOutput } from './group-output.ts';
import { addRules, RULE_MEMBERS, type RuleInput, readRules } from './group-rules.ts';

export const authorizeSecurityGroupIngress: Operation = defineOperation<
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult
>({
  service: 'ec2',
  name: 'AuthorizeSecurityGroupIngress',
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
    'TagSpecifications',
    'DryRun',
  ],
  members: RULE_MEMBERS,
  checksBeforeDryRun: true,
  run: (input, context) => authorize(input, { egress: false }, context),
});

export const authorizeSecurityGroupEgress: Operation = defineOperation<
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupEgressResult
>({
  service: 'ec2',
  name: 'AuthorizeSecurityGroupEgress',
  parameters: [
    'GroupId',
    'IpPermissions',
    'IpProtocol',
    'FromPort',
    'ToPort',
    'CidrIp',
    'TagSpecifications',
    'DryRun',
  ],
  members: RULE_MEMBERS,
  checksBeforeDryRun: true,
  run: (input, context) => authorize(input, { egress: true }, context),
});

async function authorize(
  input: RuleInput & {
    GroupId?: string | undefined;
    GroupName?: string | undefined;
    DryRun?: boolean | undefined;
  },
  { egress }: { egress: boolean },
  context: RequestContext,
): Promise<AuthorizeSecurityGroupIngressResult> {
  const region = regionOf(context);
  const group = findGroup(input, context);
  const tags =
    readTagSpecifications(input.TagSpecifications, ['security-group-rule'])['security-group-rule'] ?? [];
  const added = addRules(group, readRules(input, { egress }, context), context);
  if (input.DryRun) return {};
  group.rules = [...group.rules, ...added];
  for (const { id } of added) region.tags.set(id, tags);
  await applyGroups(region, context.world);
  return { Return: true, SecurityGroupRules: added.map((rule) => ruleOutput(rule, group, region)) };
}
