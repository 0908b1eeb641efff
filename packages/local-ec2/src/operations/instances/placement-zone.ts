import type { Placement } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';

/**
 * The name of the zone that a placement asks for, by name or by id; undefined where EC2 chooses.
 * @throws ApiError `InvalidParameterCombination` for both, as the reference of `Placement` forbids; `InvalidParameterValue`
 * for an id that the region does not have [U].
 */
export function placementZone(
  { AvailabilityZone, AvailabilityZoneId }: Placement | undefined = {},
  context: RequestContext,
): string | undefined {
  if (AvailabilityZoneId === undefined) return AvailabilityZone;
  if (AvailabilityZone !== undefined) {
    throw new ApiError(
      'InvalidParameterCombination',
      'The parameter AvailabilityZone cannot be used with the parameter AvailabilityZoneId',
    );
  }
  const zone = regionOf(context).zones.find(({ id }) => id === AvailabilityZoneId);
  if (zone !== undefined) return zone.name;
  throw new ApiError('InvalidParameterValue', `Invalid availability zone-id: [${AvailabilityZoneId}]`);
}
