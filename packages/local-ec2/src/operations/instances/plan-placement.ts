import { findInstanceType } from '@ami-select/ec2-data/instance-types';
import type { Placement } from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import type { LaunchOptions, PlacementGroupRecord } from '../../state/resources.ts';
import { oneOf } from '../one-of.ts';
import type { RequestContext } from '../operation.ts';
import { findPlacementGroup } from '../placement/find-placement-group.ts';

type Placed = Pick<LaunchOptions, 'placementGroup' | 'tenancy'>;

/** @throws ApiError `InvalidPlacementGroup.Unknown`, `InvalidParameterCombination`, `InvalidParameterValue`. */
export function planPlacement(
  { GroupId, GroupName, Tenancy: asked = 'default' }: Placement | undefined = {},
  typeName: string,
  context: RequestContext,
): Placed {
  if (asked === 'host') throw notImplemented('dedicated hosts');
  const tenancy = oneOf(asked, 'tenancy', ['default', 'dedicated']);
  const isNamed = Boolean(GroupId) || Boolean(GroupName);
  if (!isNamed) return { tenancy };
  const group = findPlacementGroup({ GroupId, GroupName }, context);
  assertStrategy(group, typeName);
  return { tenancy, placementGroup: { id: group.id, name: group.name } };
}

function assertStrategy({ strategy }: PlacementGroupRecord, typeName: string): void {
  const supported = findInstanceType(typeName)?.PlacementGroupInfo.SupportedStrategies;
  if (strategy !== 'cluster' || supported?.includes('cluster')) return;
  throw new ApiError(
    'InvalidParameterCombination',
    `Cluster placement groups are not supported by the '${typeName}' instance type. Specify a supported instance type or change the placement group strategy, and try again.`,
  );
}
