import { findInstanceType, type InstanceType } from '@ami-select/ec2-data/instance-types';
import { ApiError } from '../../api/api-error.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';

/** Values that the quotas depend on. */
interface Kind {
  readonly type: InstanceType;
  readonly spot?: unknown;
}

/**
 * Machines that the account's quotas still allow; terminated ones may count for a while (row 33, F10). It is
 * arithmetic: what was asked for costs nothing here, however much it is.
 * @throws ApiError `InstanceLimitExceeded`, `VcpuLimitExceeded` and `MaxSpotInstanceCountExceeded` below the minimum.
 */
export function quotaRoom(
  { type, spot }: Kind,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
  context: RequestContext,
): number {
  const { quotas } = context.world.settings;
  const { instances, living } = regionOf(context);
  const candidates = quotas.terminatedCountMs > 0 ? instances.values() : living;
  const counted = [...candidates].filter((instance) => isCounted(instance, context));
  const market = spot ? 'spot' : 'on-demand';
  const vcpus = vcpusOf(counted.filter((instance) => instance.market === market));
  const vcpuQuota = spot ? quotas.spotVcpus : quotas.onDemandVcpus;
  const byInstances = quotas.instances - counted.length;
  const byVcpus = Math.floor((vcpuQuota - vcpus) / type.VCpuInfo.DefaultVCpus);
  if (byInstances < minimum) throw instanceLimit(maximum, quotas.instances);
  if (byVcpus < minimum) throw spot ? spotLimit() : vcpuLimit(vcpuQuota);
  return Math.min(byInstances, byVcpus);
}

/**
 * All Spot machines of a request fit, or none is requested (row 33): requests that wait count as machines do.
 * @throws ApiError `MaxSpotInstanceCountExceeded`, `InstanceLimitExceeded`.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-spot-limits.html
 */
export function assertSpotQuota(typeName: string, asked: number, context: RequestContext): void {
  const type = findInstanceType(typeName);
  if (!type) return;
  const waiting = [...regionOf(context).spotRequests.values()].filter(
    ({ ownerId, state }) => ownerId === context.accountId && state === 'open',
  );
  const more = Math.ceil(vcpusOf(waiting) / type.VCpuInfo.DefaultVCpus);
  quotaRoom({ type, spot: true }, { minimum: asked + more, maximum: asked }, context);
}

function vcpusOf(machines: readonly { readonly instanceType: string }[]): number {
  const each = machines.map(({ instanceType }) => findInstanceType(instanceType)?.VCpuInfo.DefaultVCpus ?? 1);
  return each.reduce((total, vcpus) => total + vcpus, 0);
}

function isCounted(instance: InstanceRecord, { world, accountId, now }: RequestContext): boolean {
  if (instance.ownerId !== accountId || instance.state === 'stopped') return false;
  if (instance.state !== 'terminated') return true;
  const since = now.getTime() - (instance.terminatedAt?.getTime() ?? 0);
  return since < world.settings.quotas.terminatedCountMs;
}

function instanceLimit(asked: number, quota: number): ApiError {
  return new ApiError(
    'InstanceLimitExceeded',
    `You have requested more instances (${asked}) than your current instance limit of ${quota} allows for the specified instance type. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`,
  );
}

function vcpuLimit(quota: number): ApiError {
  return new ApiError(
    'VcpuLimitExceeded',
    `You have requested more vCPU capacity than your current vCPU limit of ${quota} allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`,
  );
}

function spotLimit(): ApiError {
  return new ApiError('MaxSpotInstanceCountExceeded', 'Max spot instance count exceeded');
}
