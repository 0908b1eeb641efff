import { awsErrorName, classify } from '../aws/classify-error.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { ProvisionerError, throwIfAborted } from '../fleet/errors.ts';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import { launchInstances } from '../kinds/instance.ts';
import { buildLaunch } from '../plan/launch-input.ts';
import type { Ledger } from '../record/ledger.ts';

/** Launches into the pools in order; returns the ids of the instances that were accepted. */
export async function launchPools(
  intent: FleetIntent,
  securityGroupIds: readonly string[],
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<readonly string[]> {
  const { logger, signal } = dependencies;
  const isAllOrNothing = intent.minimum === intent.count;
  const history: string[] = [];
  const launched: string[] = [];
  for (const pool of intent.pools) {
    throwIfAborted(signal, 'launching');
    const missing = intent.count - launched.length;
    const counts = { minimum: isAllOrNothing ? missing : 1, maximum: missing };
    try {
      const ids = await launchInstances(
        buildLaunch(intent, pool, counts, securityGroupIds),
        intent,
        ledger,
        dependencies,
      );
      launched.push(...ids);
      history.push(`${describePool(pool)}: ${ids.length} of ${missing}`);
      logger.info(`Launched ${ids.join(', ') || 'nothing'} (${describePool(pool)}, ${intent.image.id}).`);
    } catch (error) {
      const reason = explainPoolFailure(error, intent);
      history.push(`${describePool(pool)}: ${reason}`);
      logger.info(`No room in ${describePool(pool)} (${awsErrorName(error)}).`);
    }
    if (launched.length >= intent.count) return launched;
  }
  if (launched.length >= intent.minimum) return launched;
  throw noCapacity(intent, launched.length, history);
}

function describePool({ instanceType, subnetId, market }: CapacityPool): string {
  return [instanceType, subnetId, market].filter((part) => part !== undefined).join(' ');
}

/** The reason to try the next pool; throws when no other pool can do better. */
function explainPoolFailure(error: unknown, intent: FleetIntent): string {
  if (awsErrorName(error) === 'IdempotentParameterMismatch') throw conflict(intent, error);
  if (classify(error) !== 'next-pool') throw toProvisionerError(error, 'ec2:RunInstances');
  return `${awsErrorName(error)}: ${error instanceof Error ? error.message : ''}`;
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
    { history, hint: 'Give more instance types or subnets, or fallback: on-demand.' },
  );
}
