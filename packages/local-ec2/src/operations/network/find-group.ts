import { ApiError } from '../../api/api-error.ts';
import type { GroupRecord } from '../../state/resources.ts';
import { defaultNetwork } from '../../world/network.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findById, GROUP, isVisible } from '../resource-ids.ts';

/**
 * The group by id, or by name in the default VPC.
 * @throws ApiError `InvalidGroup.NotFound`, `InvalidGroupId.Malformed`, `MissingParameter`.
 */
export function findGroup(
  { GroupId, GroupName }: { GroupId?: string | undefined; GroupName?: string | undefined },
  context: RequestContext,
): GroupRecord {
  const region = regionOf(context);
  if (GroupId !== undefined) return findById(GroupId, GROUP, context);
  if (GroupName === undefined) {
    throw new ApiError('MissingParameter', 'The request must contain the parameter groupName or groupId');
  }
  const { vpc } = defaultNetwork(context.world, region, context.accountId);
  const byName = [...region.groups.values()].find(
    (group) => group.name === GroupName && group.vpcId === vpc.id && isVisible(group, context),
  );
  if (byName) return byName;
  const message = `The security group '${GroupName}' does not exist in default VPC '${vpc.id}'`;
  throw new ApiError('InvalidGroup.NotFound', message);
}
