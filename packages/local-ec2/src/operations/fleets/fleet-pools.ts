import type {
  CreateFleetRequest,
  FleetLaunchTemplateOverridesRequest,
  FleetLaunchTemplateSpecification,
  LaunchTemplateAndOverridesResponse,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { listPrice, spotPrice } from '../../world/spot-price.ts';
import { findTemplateVersion } from '../find-template.ts';
import type { LaunchInput } from '../instances/launch-input.ts';
import { placementZone } from '../instances/placement-zone.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';

export type Market = 'on-demand' | 'spot';

/** One place to try: a template with one override. */
export interface Pool {
  readonly template: FleetLaunchTemplateSpecification;
  /** Base64, in place of the template's. */
  readonly userData: string | undefined;
  readonly override: FleetLaunchTemplateOverridesRequest;
}

/** Every template with each of its overrides. @throws ApiError for a template that is not named or not there. */
export function poolsOf({ LaunchTemplateConfigs = [] }: CreateFleetRequest, context: RequestContext): Pool[] {
  return LaunchTemplateConfigs.flatMap(({ LaunchTemplateSpecification, Overrides }) => {
    if (!LaunchTemplateSpecification)
      throw new ApiError(
        'MissingParameter',
        'The request must contain the parameter LaunchTemplateSpecification',
      );
    findTemplateVersion(LaunchTemplateSpecification, context);
    const { LaunchTemplateSpecificationUserData: userData } = LaunchTemplateSpecification;
    const overrides: FleetLaunchTemplateOverridesRequest[] = Overrides?.length ? Overrides : [{}];
    return overrides.map((override) => ({ template: LaunchTemplateSpecification, userData, override }));
  });
}

/** By priority or by price where that is requested; else as listed. */
export function orderedPools(
  pools: readonly Pool[],
  { market, input, context }: { market: Market; input: CreateFleetRequest; context: RequestContext },
): Pool[] {
  const strategy =
    (market === 'spot' ? input.SpotOptions : input.OnDemandOptions)?.AllocationStrategy ?? 'lowest-price';
  if (strategy.includes('prioritized')) {
    return pools.toSorted(
      (a, b) => (a.override.Priority ?? Number.MAX_VALUE) - (b.override.Priority ?? Number.MAX_VALUE),
    );
  }
  if (strategy !== 'lowest-price') return [...pools];
  const price = ({ override }: Pool): number => {
    const { InstanceType: type = '' } = override;
    const zone = placementZone(override, context) ?? regionOf(context).zones[0]?.name ?? '';
    const { world, region, now } = context;
    return (market === 'spot' ? spotPrice(world, { type, region, zone }, now) : listPrice(region, type)) ?? 0;
  };
  return pools.toSorted((a, b) => price(a) - price(b));
}

/** The launch that a pool means: template, then override, then the fleet's own tags and market. */
export function poolRequest(
  { template, userData, override }: Pool,
  market: Market,
  input: CreateFleetRequest,
): LaunchInput & { MinCount: number; MaxCount: number } {
  const { InstanceType, ImageId, SubnetId, AvailabilityZone, AvailabilityZoneId, MaxPrice } = override;
  const TagSpecifications = input.TagSpecifications?.filter(({ ResourceType }) => ResourceType !== 'fleet');
  return {
    MinCount: 1,
    MaxCount: 1,
    LaunchTemplate: template,
    ...(userData !== undefined && { UserData: userData }),
    ...(InstanceType && { InstanceType }),
    ...(ImageId !== undefined && { ImageId }),
    ...(SubnetId !== undefined && { SubnetId }),
    ...((AvailabilityZone ?? AvailabilityZoneId) !== undefined && {
      Placement: { AvailabilityZone, AvailabilityZoneId },
    }),
    ...(TagSpecifications?.length && { TagSpecifications }),
    ...(market === 'spot' && {
      InstanceMarketOptions: { MarketType: 'spot', SpotOptions: MaxPrice === undefined ? {} : { MaxPrice } },
    }),
  } as LaunchInput & { MinCount: number; MaxCount: number };
}

export function describePool(
  { template, override }: Pool,
  context: RequestContext,
): LaunchTemplateAndOverridesResponse {
  const { template: record, version } = findTemplateVersion(template, context);
  return {
    LaunchTemplateSpecification: { LaunchTemplateId: record.id, Version: String(version.number) },
    Overrides: override as NonNullable<LaunchTemplateAndOverridesResponse['Overrides']>,
  };
}
