import { awsErrorName } from '../aws/classify-error.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { type ProvisionerError, throwIfAborted } from '../fleet/errors.ts';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import { describePool } from '../plan/describe-pool.ts';
import { buildLaunch } from '../plan/launch-input.ts';
import type { Ledger } from '../record/ledger.ts';
import { explainFailure } from './explain-failure.ts';
import { launchInstances } from './launch-instances.ts';
import type { PoolFailure } from './pool-failure.ts';
import { createPoolSearch, type PoolSearch } from './pool-search.ts';
import { settleDoubt } from './settle-doubt.ts';
import { throwIfLate } from './throw-if-late.ts';

/** Ids of what was accepted, or why nothing was: in this pool, or in any. */
type Attempt =
  | { readonly ids: readonly string[] }
  | { readonly fatal: ProvisionerError }
  | { readonly failure: PoolFailure; readonly error: unknown };

/** What a launch goes on with, and whether several pools may share it, as they do when fewer than all will do. */
export interface How {
  readonly search?: PoolSearch | undefined;
  readonly mayBeSplit?: boolean | undefined;
}

/**
 * Launches into the pools in order; a failure also rules out those that it concerns as well. Returns the ids of the
 * instances that were accepted.
 *
 * @throws ProvisionerError `CAPACITY`, or the refusal, with what every pool said; `TIMED_OUT` when the lease is over first.
 */
export async function launchPools(
  intent: FleetIntent,
  securityGroupIds: readonly string[],
  ledger: Ledger,
  dependencies: SpawnDependencies,
  {
    search = createPoolSearch(intent, ledger, dependencies),
    mayBeSplit = intent.minimum < intent.count,
  }: How = {},
): Promise<readonly string[]> {
  const { clock, logger, signal } = dependencies;
  const launched: string[] = [];
  const next = (): CapacityPool | undefined => search.left()[0];
  for (let pool = next(); pool !== undefined && launched.length < intent.count; pool = next()) {
    throwIfAborted(signal, 'launching');
    throwIfLate(intent, launched.length, search, clock);
    const missing = intent.count - launched.length;
    const launch = buildLaunch(
      intent,
      pool,
      { minimum: mayBeSplit ? 1 : missing, maximum: missing },
      securityGroupIds,
    );
    const attempt = await tryPool(launch, pool, intent, ledger, dependencies);
    if ('fatal' in attempt) throw search.explain(attempt.fatal);
    if ('ids' in attempt) {
      launched.push(...attempt.ids);
      search.launched(describePool(pool), attempt.ids.length, missing, pool);
      logger.info(
        `Launched ${attempt.ids.join(', ') || 'nothing'} (${describePool(pool)}, ${intent.image.id}).`,
      );
      continue;
    }
    logger.info(`No room in ${describePool(pool)} (${awsErrorName(attempt.error)}).`);
    await search.failed(pool, attempt.failure, attempt.error);
  }
  if (launched.length >= intent.minimum) return launched;
  throw search.tooFew();
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
    const action = 'ec2:RunInstances';
    const explained = await explainFailure(error, pool, intent, { ...dependencies, action });
    if ('fatal' in explained) return explained;
    const ids = await settleDoubt(pool, intent, ledger, dependencies);
    return ids.length > 0 ? { ids } : { ...explained, error };
  }
}
