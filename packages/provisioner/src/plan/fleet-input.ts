import type {
  CreateFleetCommandInput,
  CreateLaunchTemplateCommandInput,
  FleetLaunchTemplateOverridesRequest,
  RequestLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import { deriveFleetToken, templateNameOf } from '../fleet/identity.ts';
import { PERMANENT_TAG, toTagList } from '../fleet/signature.ts';
import { buildLaunch } from './launch-input.ts';

/**
 * What CreateFleet cannot take along. It holds no secret: user data travels in the call. With groups of the caller all
 * fleets of the same content share it, and it is permanent; with a group of its own (CreateFleet takes no groups) it is
 * the fleet's and ends with it.
 */
export function buildTemplate(
  intent: FleetIntent,
  securityGroupIds: readonly string[],
): CreateLaunchTemplateCommandInput & { readonly LaunchTemplateName: string } {
  const [pool] = intent.pools as [CapacityPool];
  const launch = buildLaunch(intent, pool, { minimum: 1, maximum: 1 }, securityGroupIds);
  const {
    MinCount: _minimum,
    MaxCount: _maximum,
    ClientToken: _token,
    UserData: _userData,
    ImageId: _image,
    InstanceType: _type,
    SubnetId: _subnet,
    InstanceMarketOptions: _market,
    TagSpecifications: _tags,
    Placement: { AvailabilityZone: _zone, AvailabilityZoneId: _zoneId, ...placement } = {},
    ...data
  } = launch;
  const LaunchTemplateData = {
    ...data,
    ...(Object.keys(placement).length > 0 && { Placement: placement }),
  } as RequestLaunchTemplateData;
  const isPermanent = intent.securityGroupName === undefined;
  const tags = isPermanent ? { ...intent.tags, [PERMANENT_TAG]: 'true' } : intent.tags;
  return {
    LaunchTemplateName: templateNameOf([LaunchTemplateData, isPermanent ? undefined : intent.fleetId]),
    LaunchTemplateData,
    TagSpecifications: [{ ResourceType: 'launch-template', Tags: toTagList(tags) }],
  };
}

/** The one call that fills pools of one market; the same intent, pools and count give the same parameters. */
export function buildFleet(
  intent: FleetIntent,
  pools: readonly CapacityPool[],
  count: number,
  templateId: string,
): CreateFleetCommandInput {
  const [pool] = pools as [CapacityPool];
  const { market } = pool;
  const { TagSpecifications = [] } = buildLaunch(intent, pool, { minimum: 1, maximum: 1 }, []);
  return {
    Type: 'instant',
    ClientToken: deriveFleetToken(intent.fleetId, market, intent.generation),
    LaunchTemplateConfigs: [
      {
        LaunchTemplateSpecification: {
          LaunchTemplateId: templateId,
          Version: '1',
          LaunchTemplateSpecificationUserData: intent.userData,
        },
        Overrides: pools.map((each, index) => overrideOf(each, index, intent)),
      },
    ],
    TargetCapacitySpecification: { TotalTargetCapacity: count, DefaultTargetCapacityType: market },
    ...(market === 'spot'
      ? { SpotOptions: { AllocationStrategy: 'price-capacity-optimized' } }
      : { OnDemandOptions: { AllocationStrategy: 'prioritized' } }),
    TagSpecifications: [
      { ResourceType: 'fleet', Tags: toTagList(intent.tags) },
      ...TagSpecifications.filter(({ ResourceType }) => ResourceType !== 'spot-instances-request'),
    ],
  };
}

function overrideOf(
  { instanceType, subnetId, zone }: CapacityPool,
  Priority: number,
  { image }: FleetIntent,
): FleetLaunchTemplateOverridesRequest {
  const isZoneId = zone !== undefined && /-az\d+$/.test(zone);
  return {
    InstanceType: instanceType as NonNullable<FleetLaunchTemplateOverridesRequest['InstanceType']>,
    ImageId: image.id,
    Priority,
    ...(subnetId !== undefined && { SubnetId: subnetId }),
    ...(zone !== undefined && (isZoneId ? { AvailabilityZoneId: zone } : { AvailabilityZone: zone })),
  };
}
