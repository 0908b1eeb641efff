import type {
  CreateFleetError,
  CreateFleetInstance,
  CreateFleetRequest,
  CreateFleetResult,
  FleetLaunchTemplateOverridesRequest,
  FleetLaunchTemplateSpecification,
  LaunchTemplateAndOverridesResponse,
} from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../model/api-error.ts';
import { keep, launch } from '../../model/launch.ts';
import type { InstanceRecord } from '../../model/resources.ts';
import { spotPrice } from '../../model/spot-price.ts';
import type { FleetRecord } from '../../model/templates.ts';
import { rememberToken, usedToken } from '../client-token.ts';
import { fillCapacity } from '../instances/fill-capacity.ts';
import type { LaunchInput } from '../instances/launch-input.ts';
import { planLaunch } from '../instances/plan-launch.ts';
import { regionOf } from '../network/find-group.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { readTagSpecifications } from '../tag-specifications.ts';
import { findTemplateVersion } from './find-template.ts';
import { fromLaunchTemplate } from './from-launch-template.ts';

type Market = 'on-demand' | 'spot';

/** One place to try: a template with one override. */
interface Pool {
  readonly template: FleetLaunchTemplateSpecification;
  readonly override: FleetLaunchTemplateOverridesRequest;
}

interface Outcome {
  readonly instances: InstanceRecord[];
  readonly groups: CreateFleetInstance[];
  readonly errors: CreateFleetError[];
}

/** Instant fleets: tries one override after the other, and says in Errors which of them gave nothing (row 35). */
export const createFleet: Operation = defineOperation<CreateFleetRequest, CreateFleetResult>({
  service: 'ec2',
  name: 'CreateFleet',
  parameters: [
    'ClientToken',
    'LaunchTemplateConfigs',
    'TargetCapacitySpecification',
    'SpotOptions',
    'OnDemandOptions',
    'TagSpecifications',
    'Type',
    'DryRun',
  ],
  members: {
    'LaunchTemplateConfigs.Overrides': [
      'AvailabilityZone',
      'ImageId',
      'InstanceType',
      'MaxPrice',
      'Priority',
      'SubnetId',
    ],
    SpotOptions: ['AllocationStrategy'],
    OnDemandOptions: ['AllocationStrategy'],
    TargetCapacitySpecification: [
      'DefaultTargetCapacityType',
      'OnDemandTargetCapacity',
      'SpotTargetCapacity',
      'TotalTargetCapacity',
    ],
  },
  checksBeforeDryRun: true,
  run: (input, context) => {
    if ((input.Type ?? 'maintain') !== 'instant')
      throw notImplemented(`fleets of type ${input.Type ?? 'maintain'}`);
    const tags = readTagSpecifications(input.TagSpecifications, [
      'fleet',
      'instance',
      'volume',
      'network-interface',
      'spot-instances-request',
    ]);
    const use = { operation: 'CreateFleet', input };
    const used = usedToken(use, context);
    if (used?.output) return used.output;
    const pools = poolsOf(input, context);
    if (input.DryRun) return {};
    const fleetId = `fleet-${context.world.ids.uuid()}`;
    const outcome = fill(input, pools, { fleetId, context });
    const fleet: FleetRecord = {
      id: fleetId,
      ownerId: context.accountId,
      createdAt: context.now,
      instanceIds: outcome.instances.map(({ id }) => id),
      targetCapacity: input.TargetCapacitySpecification?.TotalTargetCapacity ?? 0,
      state: 'active',
      outcome: { Instances: outcome.groups, Errors: outcome.errors },
      ...(input.ClientToken !== undefined && { clientToken: input.ClientToken }),
    };
    regionOf(context).fleets.set(fleetId, fleet);
    regionOf(context).tags.set(fleetId, tags.fleet ?? []);
    keep(context, { kind: 'fleet', id: fleetId });
    const output: CreateFleetResult = { FleetId: fleetId, Instances: outcome.groups, Errors: outcome.errors };
    rememberToken(use, { ids: fleet.instanceIds, output }, context);
    return output;
  },
});

function poolsOf({ LaunchTemplateConfigs = [] }: CreateFleetRequest, context: RequestContext): Pool[] {
  return LaunchTemplateConfigs.flatMap(({ LaunchTemplateSpecification: template, Overrides }) => {
    if (!template)
      throw new ApiError(
        'MissingParameter',
        'The request must contain the parameter LaunchTemplateSpecification',
      );
    findTemplateVersion(template, context);
    const overrides: FleetLaunchTemplateOverridesRequest[] = Overrides?.length ? Overrides : [{}];
    return overrides.map((override) => ({ template, override }));
  });
}

interface Filling {
  readonly fleetId: string;
  readonly context: RequestContext;
}

function fill(input: CreateFleetRequest, pools: readonly Pool[], filling: Filling): Outcome {
  const outcome: Outcome = { instances: [], groups: [], errors: [] };
  for (const [market, count] of targets(input)) {
    const tried = ordered(pools, market, input, filling.context);
    fillMarket(input, tried, { market, count, outcome, ...filling });
  }
  return outcome;
}

function targets({ TargetCapacitySpecification: target }: CreateFleetRequest): [Market, number][] {
  const total = target?.TotalTargetCapacity ?? 0;
  const rest = target?.DefaultTargetCapacityType === 'spot' ? 'spot' : 'on-demand';
  const spot = target?.SpotTargetCapacity ?? 0;
  const onDemand = target?.OnDemandTargetCapacity ?? 0;
  const extra = Math.max(0, total - spot - onDemand);
  const counts: [Market, number][] = [
    ['on-demand', onDemand + (rest === 'on-demand' ? extra : 0)],
    ['spot', spot + (rest === 'spot' ? extra : 0)],
  ];
  return counts.filter(([, count]) => count > 0);
}

/** By priority where it is asked for, by price where that is; else as listed. */
function ordered(
  pools: readonly Pool[],
  market: Market,
  input: CreateFleetRequest,
  context: RequestContext,
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
    const type = context.world.instanceType(override.InstanceType ?? '');
    if (!type) return 0;
    const zone = override.AvailabilityZone ?? regionOf(context).zones[0]?.name ?? '';
    return market === 'spot' ? spotPrice(context.world, { type, zone }, context.now) : type.price;
  };
  return pools.toSorted((a, b) => price(a) - price(b));
}

interface MarketFilling extends Filling {
  readonly market: Market;
  readonly count: number;
  readonly outcome: Outcome;
}

function fillMarket(input: CreateFleetRequest, pools: readonly Pool[], filling: MarketFilling): void {
  let missing = filling.count;
  for (const pool of pools) {
    if (missing === 0) break;
    const launched = tryPool(input, pool, missing, filling);
    missing -= launched;
  }
}

function tryPool(input: CreateFleetRequest, pool: Pool, missing: number, filling: MarketFilling): number {
  const { market, outcome, fleetId, context } = filling;
  const described = describePool(pool, context);
  try {
    const { launchInput, launchTemplate } = fromLaunchTemplate(requestOf(input, pool, market), context);
    const plans = planLaunch(launchInput, context).map((plan) => ({ ...plan, ...launchTemplate, fleetId }));
    const allotment = fillCapacity(
      plans,
      { operation: 'CreateFleet', minimum: 1, maximum: missing },
      context,
    );
    const reservationId = context.world.ids.next('r');
    const instances = launch(allotment.plan, { reservationId, ...allotment }, context);
    outcome.instances.push(...instances);
    outcome.groups.push({
      InstanceIds: instances.map(({ id }) => id),
      InstanceType: allotment.plan.type.name as 't3.micro',
      Lifecycle: market,
      LaunchTemplateAndOverrides: described,
    });
    return instances.length;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    outcome.errors.push({
      ErrorCode: error.code,
      ErrorMessage: error.message,
      Lifecycle: market,
      LaunchTemplateAndOverrides: described,
    });
    return 0;
  }
}

/** The launch that a pool means: template, then override, then the fleet's own tags and market. */
function requestOf(
  input: CreateFleetRequest,
  { template, override }: Pool,
  market: Market,
): LaunchInput & { MinCount: number; MaxCount: number } {
  const { InstanceType, ImageId, SubnetId, AvailabilityZone, MaxPrice } = override;
  const TagSpecifications = input.TagSpecifications?.filter(({ ResourceType }) => ResourceType !== 'fleet');
  return {
    MinCount: 1,
    MaxCount: 1,
    LaunchTemplate: template,
    ...(InstanceType && { InstanceType }),
    ...(ImageId !== undefined && { ImageId }),
    ...(SubnetId !== undefined && { SubnetId }),
    ...(AvailabilityZone !== undefined && { Placement: { AvailabilityZone } }),
    ...(TagSpecifications?.length && { TagSpecifications }),
    ...(market === 'spot' && {
      InstanceMarketOptions: { MarketType: 'spot', SpotOptions: MaxPrice === undefined ? {} : { MaxPrice } },
    }),
  } as LaunchInput & { MinCount: number; MaxCount: number };
}

function describePool(
  { template, override }: Pool,
  context: RequestContext,
): LaunchTemplateAndOverridesResponse {
  const { template: record, version } = findTemplateVersion(template, context);
  return {
    LaunchTemplateSpecification: { LaunchTemplateId: record.id, Version: String(version.number) },
    Overrides: override as NonNullable<LaunchTemplateAndOverridesResponse['Overrides']>,
  };
}
