import { ApiError } from '../../api/api-error.ts';
import type { PlacementGroupRecord } from '../../state/resources.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';

interface GroupName {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
}

/** The account's own placement group. @throws ApiError `InvalidPlacementGroup.Unknown`, `InvalidPlacementGroupId.Unknown`. */
export function findPlacementGroup(
  { GroupId, GroupName }: GroupName,
  context: RequestContext,
): PlacementGroupRecord {
  const found = ownGroups(context).find(({ id, name }) => (GroupId ? id === GroupId : name === GroupName));
  if (found) return found;
  throw GroupId
    ? new ApiError('InvalidPlacementGroupId.Unknown', `The Placement Group ID '${GroupId}' is unknown.`)
    : new ApiError('InvalidPlacementGroup.Unknown', `The Placement Group '${GroupName}' is unknown.`);
}

export function ownGroups(context: RequestContext): PlacementGroupRecord[] {
  return [...regionOf(context).placementGroups.values()].filter(
    ({ ownerId }) => ownerId === context.accountId,
  );
}
