import { findInstanceType, type InstanceType } from '@ami-select/ec2-data/instance-types';
import { ApiError } from '../../api/api-error.ts';
import type { FaultEffect } from '../../faults/fault-plan.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import type { LaunchPlan } from '../../world/launch-plan.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { quotaRoom } from './quota-room.ts';

/** Where to launch how many. */
export interface Allotment {
  readonly plan: LaunchPlan;
  readonly count: number;
  readonly effects: readonly FaultEffect[];
}

export interface CapacityRequest {
  readonly operation: string;
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * As many machines as quotas and capacity allow, up to the maximum; none below the minimum (row 17). Without a
 * zone of the caller's choice, the first subnet with room for most of them is taken.
 * @throws ApiError `InstanceLimitExceeded`, `VcpuLimitExceeded`, `MaxSpotInstanceCountExceeded`,
 * `InsufficientInstanceCapacity`, and any error of the fault plan.
 */
export function fillCapacity(
  plans: readonly LaunchPlan[],
  request: CapacityRequest,
  context: RequestContext,
): Allotment {
  const { minimum, maximum } = request;
  const [first] = plans;
  if (!first) throw new ApiError('InsufficientInstanceCapacity', 'There is no subnet to launch in.');
  const allowed = quotaRoom(first, request, context);
  const rooms = plans.map((plan) => ({ plan, room: Math.min(roomIn(plan, context), allowed) }));
  const best = rooms.find(({ room }) => room >= maximum) ?? rooms.toSorted((a, b) => b.room - a.room)[0];
  const plan = best?.plan ?? first;
  const effects = launchEffects(plan, request, context);
  const fewer = effects.find((effect) => effect.kind === 'fewer');
  const count = Math.min(best?.room ?? 0, maximum, fewer?.count ?? maximum);
  if (count >= minimum) return { plan, count, effects };
  throw insufficient(
    plan,
    plans,
    rooms.filter(({ room }) => room >= minimum).map((room) => room.plan.subnet.zone),
  );
}

/**
 * Stopped machines have no place kept for them: starting again needs quota and capacity like a launch.
 * @throws ApiError as `fillCapacity` does.
 */
export function assertRoomToStart(instances: readonly InstanceRecord[], context: RequestContext): void {
  for (const group of Map.groupBy(instances, placeOf).values()) {
    const [first] = group;
    const type = findInstanceType(first?.instanceType ?? '');
    if (!first || !type) continue;
    const site: Site = { type, subnet: { zone: first.zone }, ...(first.market === 'spot' && { spot: true }) };
    const request = { operation: 'StartInstances', minimum: group.length, maximum: group.length };
    quotaRoom(site, request, context);
    launchEffects(site, request, context);
    if (capacityRoom(site, context) < group.length) throw insufficient(site, [site], []);
  }
}

function placeOf({ instanceType, zone, market }: InstanceRecord): string {
  return [instanceType, zone, market].join(' ');
}

/** Values that quota and capacity depend on. */
interface Site {
  readonly type: InstanceType;
  readonly subnet: { readonly zone: string };
  readonly spot?: unknown;
}

function launchEffects(
  { type, subnet, spot }: Site,
  { operation }: CapacityRequest,
  { world, region, accountId }: RequestContext,
): readonly FaultEffect[] {
  const launch = {
    instanceType: type.InstanceType,
    zone: subnet.zone,
    market: spot ? 'spot' : 'on-demand',
  } as const;
  const effects = world.faults.effects({ operation, region, accountId, launch });
  const error = effects.find((effect) => effect.kind === 'error');
  if (!error) return effects;
  throw new ApiError(error.code, error.message ?? `${error.code} by the fault plan.`, error.status);
}

function roomIn(plan: LaunchPlan, context: RequestContext): number {
  return Math.min(capacityRoom(plan, context), context.world.addresses.free(plan.subnet.cidr));
}

function capacityRoom({ type, subnet }: Site, context: RequestContext): number {
  const { capacity } = context.world.settings.quotas;
  if (Object.keys(capacity).length === 0) return Number.POSITIVE_INFINITY;
  const alive = [...regionOf(context).living].filter(({ state }) => state !== 'stopped');
  const room = (key: string, isCounted: (instance: InstanceRecord) => boolean): number =>
    capacity[key] === undefined ? Number.POSITIVE_INFINITY : capacity[key] - alive.filter(isCounted).length;
  const isSameType = ({ instanceType }: InstanceRecord): boolean => instanceType === type.InstanceType;
  const isSameZone = ({ zone }: InstanceRecord): boolean => zone === subnet.zone;
  return Math.max(
    0,
    Math.min(
      room(type.InstanceType, isSameType),
      room(subnet.zone, isSameZone),
      room(`${type.InstanceType}/${subnet.zone}`, (instance) => isSameType(instance) && isSameZone(instance)),
    ),
  );
}

function insufficient(plan: Site, plans: readonly Site[], others: readonly string[]): ApiError {
  const where = plans.length === 1 ? ` in the Availability Zone you requested (${plan.subnet.zone})` : '';
  const advice = others.length > 0 ? ` or choosing ${others.join(', ')}` : '';
  return new ApiError(
    'InsufficientInstanceCapacity',
    `We currently do not have sufficient ${plan.type.InstanceType} capacity${where}. Our system will be working on provisioning additional capacity. You can currently get ${plan.type.InstanceType} capacity by not specifying an Availability Zone in your request${advice}.`,
  );
}
