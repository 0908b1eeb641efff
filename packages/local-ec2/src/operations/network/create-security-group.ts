import type { CreateSecurityGroupRequest, CreateSecurityGroupResult } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { GroupRecord } from '../../state/resources.ts';
import { keep } from '../../world/keep.ts';
import { accountNetwork, allowAllEgress, defaultNetwork } from '../../world/network.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findById, VPC } from '../resource-ids.ts';
import { readTagSpecifications } from '../tag-specifications.ts';

/** For names and descriptions. */
const TEXT = /^[\w .:/()#,@[\]+=&;{}!$*-]{1,255}$/;

export const createSecurityGroup: Operation = defineOperation<
  CreateSecurityGroupRequest,
  CreateSecurityGroupResult
>({
  service: 'ec2',
  name: 'CreateSecurityGroup',
  parameters: ['GroupName', 'Description', 'VpcId', 'TagSpecifications', 'DryRun'],
  checksBeforeDryRun: true,
  run: (input, context) => {
    const region = regionOf(context);
    const tags = readTagSpecifications(input.TagSpecifications, ['security-group'])['security-group'] ?? [];
    const vpcId = vpcOf(input, context);
    assertName(input.GroupName ?? '', vpcId, context);
    assertDescription(input.Description ?? '');
    assertQuota(vpcId, context);
    if (input.DryRun) return {};
    const group: GroupRecord = {
      id: context.world.ids.next('sg'),
      ownerId: context.accountId,
      createdAt: context.now,
      name: input.GroupName ?? '',
      description: input.Description ?? '',
      vpcId,
      rules: [allowAllEgress(context.world)],
    };
    region.groups.set(group.id, group);
    region.tags.set(group.id, tags);
    keep(context, {
      kind: 'security-group',
      id: group.id,
      hideMs: context.world.settings.consistency.groupsMs,
    });
    const arn = `arn:aws:ec2:${context.region}:${context.accountId}:security-group/${group.id}`;
    return { GroupId: group.id, Tags: [...tags], SecurityGroupArn: arn };
  },
});

function vpcOf({ VpcId }: CreateSecurityGroupRequest, context: RequestContext): string {
  const region = regionOf(context);
  if (VpcId === undefined) return defaultNetwork(context.world, region, context.accountId).vpc.id;
  accountNetwork(context.world, region, context.accountId);
  return findById(VpcId, VPC, context).id;
}

function assertName(name: string, vpcId: string, context: RequestContext): void {
  if (!TEXT.test(name) || name.startsWith('sg-') || name === 'default') {
    const code = name === 'default' ? 'InvalidGroup.Reserved' : 'InvalidParameterValue';
    throw new ApiError(code, `Value (${name}) for parameter GroupName is invalid.`);
  }
  const groups = [...regionOf(context).groups.values()];
  if (!groups.some((group) => group.name === name && group.vpcId === vpcId)) return;
  throw new ApiError(
    'InvalidGroup.Duplicate',
    `The security group '${name}' already exists for VPC '${vpcId}'`,
  );
}

function assertDescription(description: string): void {
  if (TEXT.test(description)) return;
  throw new ApiError(
    'InvalidParameterValue',
    `Value (${description}) for parameter GroupDescription is invalid.`,
  );
}

function assertQuota(vpcId: string, context: RequestContext): void {
  const count = [...regionOf(context).groups.values()].filter((group) => group.vpcId === vpcId).length;
  if (count < context.world.settings.quotas.groupsPerVpc) return;
  throw new ApiError(
    'SecurityGroupLimitExceeded',
    'The maximum number of security groups for VPC has been reached.',
  );
}
