import type { DeleteSecurityGroupRequest, DeleteSecurityGroupResult } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { GroupRecord } from '../../state/resources.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findGroup } from './find-group.ts';

/** Refused while an interface uses the group or another group's rule names it (F18, F19). */
export const deleteSecurityGroup: Operation = defineOperation<
  DeleteSecurityGroupRequest,
  DeleteSecurityGroupResult
>({
  service: 'ec2',
  name: 'DeleteSecurityGroup',
  parameters: ['GroupId', 'GroupName', 'DryRun'],
  checksBeforeDryRun: true,
  run: (input, context) => {
    const group = findGroup(input, context);
    if (group.name === 'default') {
      throw new ApiError(
        'CannotDelete',
        `the specified group: "${group.id}" name: "default" cannot be deleted by a user`,
      );
    }
    if (isUsed(group, context)) throw dependencyError(input, group);
    if (input.DryRun) return {};
    const region = regionOf(context);
    region.groups.delete(group.id);
    region.tags.remove(group.id);
    context.world.journal.deleted(group.id, context.now);
    return { Return: true, GroupId: group.id };
  },
});

function isUsed(group: GroupRecord, context: RequestContext): boolean {
  const region = regionOf(context);
  const isAttached = [...region.interfaces.values()].some(({ groupIds }) => groupIds.includes(group.id));
  const others = [...region.groups.values()].filter(({ id }) => id !== group.id);
  return isAttached || others.some(({ rules }) => rules.some(({ groupId }) => groupId === group.id));
}

/** By name, as in the times before VPCs, the error has another code. */
function dependencyError({ GroupId }: DeleteSecurityGroupRequest, { id, name }: GroupRecord): ApiError {
  if (GroupId === undefined)
    return new ApiError('InvalidGroup.InUse', `The security group '${name}' is in use`);
  return new ApiError('DependencyViolation', `resource ${id} has a dependent object`);
}
