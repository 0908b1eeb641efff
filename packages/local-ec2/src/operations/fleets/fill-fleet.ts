import type { CreateFleetError, CreateFleetInstance, CreateFleetRequest } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import { launch } from '../../world/launch.ts';
import { fillCapacity } from '../instances/fill-capacity.ts';
import { fromLaunchTemplate } from '../instances/from-launch-template.ts';
import { planLaunch } from '../instances/plan-launch.ts';
import type { RequestContext } from '../operation.ts';
import { describePool, type Market, orderedPools, type Pool, poolRequest } from './fleet-pools.ts';

interface Outcome {
  readonly instances: InstanceRecord[];
  readonly groups: CreateFleetInstance[];
  readonly errors: CreateFleetError[];
}

interface Filling {
  readonly input: CreateFleetRequest;
  readonly fleetId: string;
  readonly context: RequestContext;
}

/** Launches the fleet's machines, pool after pool; a pool that gave none becomes an error of the outcome. */
export function fillFleet(pools: readonly Pool[], filling: Filling): Outcome {
  const outcome: Outcome = { instances: [], groups: [], errors: [] };
  for (const [market, count] of targets(filling.input)) {
    let missing = count;
    for (const pool of orderedPools(pools, { market, ...filling })) {
      if (missing === 0) break;
      missing -= tryPool(pool, missing, { market, outcome, ...filling });
    }
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

interface MarketFilling extends Filling {
  readonly market: Market;
  readonly outcome: Outcome;
}

/** Number of machines that the pool gave. */
function tryPool(
  pool: Pool,
  missing: number,
  { input, market, outcome, fleetId, context }: MarketFilling,
): number {
  const described = describePool(pool, context);
  try {
    const { launchInput, launchTemplate } = fromLaunchTemplate(poolRequest(pool, market, input), context);
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
      InstanceType: allotment.plan.type.InstanceType as 't3.micro',
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
