import type { Placement } from '@aws-sdk/client-ec2';
import { findInstanceType } from '../../catalogue/instance-types/instance-type.ts';
import { ApiError, notImplemented } from '../../model/api-error.ts';
import type { LaunchOptions, PlacementGroupRecord } from '../../model/resources.ts';
import type { RequestContext } from '../operation.ts';
import { findPlacementGroup } from '../placement/find-placement-group.ts';

type Placed = Pick<LaunchOptions, 'placementGroup' | 'tenancy'>;

/** @throws ApiError `InvalidPlacementGroup.Unknown`, `InvalidParameterCombination`, `InvalidParameterValue`. */
export function planPlacement(
  { GroupId, GroupName, Tenancy = 'default' }: Placement = {},
  typeName: string,
  context: RequestContext,
): Placed {
  if (Tenancy === 'host') throw notImplemented('dedicated hosts');
  if (Tenancy !== 'default' && Tenancy !== 'dedicated') {
    throw new ApiError(
      'InvalidParameterValue',
      `Value (${String(Tenancy)}) for parameter tenancy is invalid.`,
    );
  }
  const isNamed = Boolean(GroupId) || Boolean(GroupName);
  if (!isNamed) return { tenancy: Tenancy };
  const group = findPlacementGroup({ GroupId, GroupName }, context);
  assertStrategy(group, typeName);
  return { tenancy: Tenancy, placementGroup: { id: group.id, name: group.name } };
}

function assertStrategy({ strategy }: PlacementGroupRecord, typeName: string): void {
  if (strategy !== 'cluster' || !findInstanceType(typeName)?.burstable) return;
  throw new ApiError(
    'InvalidParameterCombination',
    `Cluster placement groups are not supported by the '${typeName}' instance type. Specify a supported instance type or change the placement group strategy, and try again.`,
  );
}
