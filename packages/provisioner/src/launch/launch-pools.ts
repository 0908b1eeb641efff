import { awsErrorName } from '../aws/classify-error.ts';
import { explainDenial } from '../aws/explain-denial.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { ProvisionerError, throwIfAborted } from '../fleet/errors.ts';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import { launchInstances } from '../kinds/instance.ts';
import { describePool } from '../plan/describe-pool.ts';
import { buildLaunch } from '../plan/launch-input.ts';
import type { Ledger } from '../record/ledger.ts';
import { type PoolFailure, readPoolFailure } from './pool-failure.ts';
import { preferRoom } from './prefer-room.ts';
import { settleDoubt } from './settle-doubt.ts';

/** Ids of what was accepted, or why nothing was. */
type Attempt =
  | { readonly ids: readonly string[] }
  | { readonly failure: PoolFailure; readonly error: unknown };

/**
 * Launches into the pools in order; a failure also rules out those that it concerns as well. Returns the ids of the
 * instances that were accepted.
 */
export async function launchPools(
  intent: FleetIntent,
  securityGroupIds: readonly string[],
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<readonly string[]> {
  const { logger, signal } = dependencies;
  const history: string[] = [];
  const launched: string[] = [];
  const refusals: unknown[] = [];
  let pools = intent.pools;
  for (let pool = pools[0]; pool !== undefined && launched.length < intent.count; pool = pools[0]) {
    throwIfAborted(signal, 'launching');
    const missing = intent.count - launched.length;
    const launch = buildLaunch(intent, pool, countsOf(intent, missing), securityGroupIds);
    const attempt = await tryPool(launch, pool, intent, ledger, dependencies);
    pools = pools.slice(1);
    if ('ids' in attempt) {
      launched.push(...attempt.ids);
      history.push(`${describePool(pool)}: ${attempt.ids.length} of ${missing}`);
      logger.info(
        `Launched ${attempt.ids.join(', ') || 'nothing'} (${describePool(pool)}, ${intent.image.id}).`,
      );
      continue;
    }
    const { failure, error } = attempt;
    if (failure.kind === 'refusal') refusals.push(error);
    history.push(
      `${describePool(pool)}: ${awsErrorName(error)}: ${error instanceof Error ? error.message : ''}`,
    );
    logger.info(`No room in ${describePool(pool)} (${awsErrorName(error)}).`);
    pools = pools.filter((other) => !failure.concerns(other));
    pools = await preferRoom(pools, pool, error, dependencies);
  }
  if (launched.length >= intent.minimum) return launched;
  if (refusals.length > 0 && refusals.length === history.length)
    throw toProvisionerError(refusals[0], 'ec2:RunInstances');
  throw noCapacity(intent, launched.length, history);
}

function countsOf(intent: FleetIntent, missing: number): { minimum: number; maximum: number } {
  const isAllOrNothing = intent.minimum === intent.count;
  return { minimum: isAllOrNothing ? missing : 1, maximum: missing };
}

async function tryPool(
  launch: ReturnType<typeof buildLaunch>,
  pool: CapacityPool,
  intent: FleetIntent,
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<Attempt> {
  try {
    return { ids: await launchInstances(launch, intent, ledger, dependencies) };
  } catch (error) {
    const failure = await explainPoolFailure(error, pool, intent, dependencies);
    const ids = await settleDoubt(pool, intent, ledger, dependencies);
    return ids.length > 0 ? { ids } : { failure, error };
  }
}

/** What the failure says of the other pools; throws when none of them can do better. */
async function explainPoolFailure(
  error: unknown,
  pool: CapacityPool,
  intent: FleetIntent,
  { decodeDenial }: SpawnDependencies,
): Promise<PoolFailure> {
  if (awsErrorName(error) === 'IdempotentParameterMismatch') throw conflict(intent, error);
  const failure = readPoolFailure(error, pool);
  if (failure !== undefined) return failure;
  throw await explainDenial(toProvisionerError(error, 'ec2:RunInstances'), decodeDenial);
}

function conflict(intent: FleetIntent, error: unknown): ProvisionerError {
  return new ProvisionerError(
    'CONFLICT',
    `Another fleet was launched under this identity (${intent.fleetId}).`,
    {
      cause: error,
      awsError: awsErrorName(error),
      action: 'ec2:RunInstances',
      hint: `Terminate it with: ami-select terminate ${intent.fleetId}, or give this fleet an id of its own.`,
    },
  );
}

function noCapacity(intent: FleetIntent, launched: number, history: readonly string[]): ProvisionerError {
  const wanted = intent.minimum === intent.count ? `${intent.count}` : `at least ${intent.minimum}`;
  return new ProvisionerError(
    'CAPACITY',
    `No room for the fleet: ${wanted} requested, ${launched} launched.\n- ${history.join('\n- ')}`,
    { history, hint: 'Give more instance types, zones or subnets, or fallback: on-demand.' },
  );
}
