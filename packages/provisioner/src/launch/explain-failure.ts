import { explainDenial } from '../aws/explain-denial.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import type { ProvisionerError } from '../fleet/errors.ts';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import { conflict, isConflict } from './conflict.ts';
import { type PoolFailure, readPoolFailure } from './pool-failure.ts';

/** What the failure says of the other pools, or the error where none of them can do better. */
export async function explainFailure(
  error: unknown,
  pool: CapacityPool,
  intent: FleetIntent,
  { action, decodeDenial }: { readonly action: string } & Pick<SpawnDependencies, 'decodeDenial'>,
): Promise<{ readonly failure: PoolFailure } | { readonly fatal: ProvisionerError }> {
  if (isConflict(error)) return { fatal: conflict(intent, action, error) };
  const failure = readPoolFailure(error, pool);
  if (failure !== undefined) return { failure };
  return { fatal: await explainDenial(toProvisionerError(error, action), decodeDenial) };
}
