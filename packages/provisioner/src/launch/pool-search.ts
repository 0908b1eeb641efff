import { awsErrorName } from '../aws/classify-error.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import { describePool } from '../plan/describe-pool.ts';
import type { Ledger } from '../record/ledger.ts';
import type { PoolFailure } from './pool-failure.ts';
import { preferRoom, zonesOfSubnets } from './prefer-room.ts';

/** The pools that a launch may still try, and what became of the others. */
export interface PoolSearch {
  /** In the order in which they are to be tried. */
  left(): readonly CapacityPool[];
  /** `where` gave so many of those that were missing; `pool` is not tried again. */
  launched(where: string, count: number, missing: number, pool?: CapacityPool): void;
  /** Takes the pool out, and those that its failure concerns as well. */
  failed(pool: CapacityPool, failure: PoolFailure, error: unknown): Promise<void>;
  /** The error with what every pool said. */
  explain(error: ProvisionerError): ProvisionerError;
  /** Why the fleet is too small: the first refusal where there was nothing else, `CAPACITY` otherwise. */
  tooFew(): ProvisionerError;
}

/** A search through the pools of the intent. What it rules out is recorded, so that no later launch tries it. */
export function createPoolSearch(
  intent: FleetIntent,
  ledger: Ledger,
  dependencies: SpawnDependencies,
): PoolSearch {
  const history: string[] = [];
  const refusals: unknown[] = [];
  let isRefusedOnly = true;
  let total = 0;
  let pools = intent.pools;
  let zones: ReturnType<typeof zonesOfSubnets> | undefined;
  const lookUp = (): ReturnType<typeof zonesOfSubnets> => {
    zones ??= zonesOfSubnets(intent.pools, dependencies);
    return zones;
  };
  const explain = (error: ProvisionerError): ProvisionerError =>
    history.length === 0
      ? error
      : new ProvisionerError(error.code, `${error.message}\n- ${history.join('\n- ')}`, {
          ...error,
          cause: error.cause,
          history,
        });
  return {
    left: () => pools,
    launched: (where, count, missing, pool) => {
      isRefusedOnly = false;
      total += count;
      history.push(`${where}: ${count} of ${missing}`);
      pools = pools.filter((other) => other !== pool);
    },
    failed: async (pool, failure, error) => {
      if (failure.kind === 'refusal') refusals.push(error);
      else isRefusedOnly = false;
      const others = pools.filter((other) => other !== pool);
      const concerned = others.filter((other) => failure.concerns(other));
      history.push(`${describePool(pool)}: ${awsErrorName(error)}: ${(error as Error).message}`);
      if (concerned.length > 0)
        history.push(`not tried for the same reason: ${concerned.map(describePool).join(', ')}`);
      await ledger.ruledOut([pool, ...concerned].map(({ clientToken }) => clientToken));
      pools = others.filter((other) => !failure.concerns(other));
      pools = await preferRoom(pools, pool, error, lookUp);
    },
    explain,
    tooFew: () =>
      isRefusedOnly && refusals.length > 0
        ? explain(toProvisionerError(refusals[0], 'ec2:RunInstances'))
        : noCapacity(intent, total, history),
  };
}

function noCapacity(intent: FleetIntent, launched: number, history: readonly string[]): ProvisionerError {
  const wanted = intent.minimum === intent.count ? `${intent.count}` : `at least ${intent.minimum}`;
  return new ProvisionerError(
    'CAPACITY',
    `No room for the fleet: ${wanted} requested, ${launched} launched.\n- ${history.join('\n- ')}`,
    { history, hint: 'Give more instance types, zones or subnets, or fallback: on-demand.' },
  );
}
