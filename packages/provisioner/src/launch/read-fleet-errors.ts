import type { CreateFleetError } from '@aws-sdk/client-ec2';
import { classify } from '../aws/classify-error.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import type { ProvisionerError } from '../fleet/errors.ts';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import { poolsAt } from '../fleet/pools-at.ts';
import { explainFailure } from './explain-failure.ts';
import { passesByItself } from './launch-instances.ts';
import { readPoolFailure } from './pool-failure.ts';
import type { PoolSearch } from './pool-search.ts';

/** Quotas that count fleets, and so say nothing of a launch by RunInstances (EC2 API reference, "Error codes"). */
const OF_FLEETS = new Set(['MaxFleetCountExceeded', 'MaxSpotFleetRequestCountExceeded']);

/**
 * Takes the pools out of the search that a CreateFleet reported in its `Errors`, as a failed RunInstances would: codes
 * and scopes are the same. What passes by itself, quotas of fleets and errors that name no type rule out nothing.
 * [U] nobody verified against live AWS what such an error names.
 *
 * @param pools Those that the call was to fill.
 * @returns The first error that no pool will change.
 */
export async function readFleetErrors(
  errors: readonly CreateFleetError[],
  pools: readonly CapacityPool[],
  intent: FleetIntent,
  search: PoolSearch,
  dependencies: SpawnDependencies,
): Promise<ProvisionerError | undefined> {
  let fatal: ProvisionerError | undefined;
  for (const each of errors) {
    const error = toError(each);
    if (OF_FLEETS.has(error.name) || classify(error) === 'retry' || passesByItself(error, intent)) continue;
    const concerned = poolsOf(each, pools);
    const [pool] = concerned.length > 0 ? concerned : pools;
    if (pool === undefined) continue;
    const action = 'ec2:CreateFleet';
    const explained = await explainFailure(error, pool, intent, { ...dependencies, action });
    if ('fatal' in explained) {
      fatal ??= explained.fatal;
      continue;
    }
    for (const one of concerned) {
      const failure = readPoolFailure(error, one);
      if (failure !== undefined && search.left().includes(one)) await search.failed(one, failure, error);
    }
  }
  return fatal;
}

/** The pools that an error names, as EC2 repeats the overrides of the call. */
function poolsOf(
  { Lifecycle, LaunchTemplateAndOverrides }: CreateFleetError,
  pools: readonly CapacityPool[],
): readonly CapacityPool[] {
  const { InstanceType, SubnetId, AvailabilityZone, AvailabilityZoneId } =
    LaunchTemplateAndOverrides?.Overrides ?? {};
  const zones = [AvailabilityZone, AvailabilityZoneId];
  const market = Lifecycle ?? pools[0]?.market ?? '';
  return poolsAt({ instanceType: InstanceType, subnetId: SubnetId, zones, market }, pools);
}

/** An error of the response as the SDK would throw it. */
function toError({ ErrorCode = 'UnknownError', ErrorMessage = '' }: CreateFleetError): Error {
  return Object.assign(new Error(ErrorMessage), { name: ErrorCode });
}
