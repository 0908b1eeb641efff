import { ensureSecurityGroups } from '../access/ensure-security-groups.ts';
import { awsErrorName, judge, toProvisionerError } from '../aws/classify-error.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { ProvisionerError, throwIfAborted } from '../fleet/errors.ts';
import type { Cell, FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { launchInstances } from '../kinds/instance.ts';
import { buildLaunch } from '../plan/launch-input.ts';
import { createLedger, type Ledger } from '../record/ledger.ts';

function describeCell({ instanceType, subnetId, market }: Cell): string {
  return [instanceType, subnetId, market].filter((part) => part !== undefined).join(' ');
}

function conflict(intent: FleetIntent, error: unknown): ProvisionerError {
  return new ProvisionerError(
    'CONFLICT',
    `Another fleet was launched under this identity (${intent.fleetId}).`,
    {
      cause: error,
      awsError: awsErrorName(error),
      action: 'ec2:RunInstances',
      hint: `End it with: ami-select terminate ${intent.fleetId}, or give this fleet an id of its own.`,
    },
  );
}

/** Why the next cell is to be tried; throws when no other cell can do better. */
function explainCellFailure(error: unknown, intent: FleetIntent): string {
  if (awsErrorName(error) === 'IdempotentParameterMismatch') throw conflict(intent, error);
  if (judge(error) !== 'next-cell') throw toProvisionerError(error, 'ec2:RunInstances');
  return `${awsErrorName(error)}: ${error instanceof Error ? error.message : ''}`;
}

function noCapacity(intent: FleetIntent, launched: number, history: readonly string[]): ProvisionerError {
  const wanted = intent.minimum === intent.count ? `${intent.count}` : `at least ${intent.minimum}`;
  return new ProvisionerError(
    'CAPACITY',
    `No room for the fleet: ${wanted} asked for, ${launched} launched.\n- ${history.join('\n- ')}`,
    { history, hint: 'Give more instance types or subnets, or fallback: on-demand.' },
  );
}

/** Launches into the cells in order; returns the ids of the instances that were accepted. */
export async function launchCells(
  intent: FleetIntent,
  securityGroupIds: readonly string[],
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<readonly string[]> {
  const { logger, signal } = dependencies;
  const allOrNothing = intent.minimum === intent.count;
  const history: string[] = [];
  const launched: string[] = [];
  for (const cell of intent.cells) {
    throwIfAborted(signal, 'launching');
    const missing = intent.count - launched.length;
    const counts = { minimum: allOrNothing ? missing : 1, maximum: missing };
    try {
      const ids = await launchInstances(
        buildLaunch(intent, cell, counts, securityGroupIds),
        intent,
        ledger,
        dependencies,
      );
      launched.push(...ids);
      history.push(`${describeCell(cell)}: ${ids.length} of ${missing}`);
      logger.info(`Launched ${ids.join(', ') || 'nothing'} (${describeCell(cell)}, ${intent.image.id}).`);
    } catch (error) {
      const reason = explainCellFailure(error, intent);
      history.push(`${describeCell(cell)}: ${reason}`);
      logger.info(`No room in ${describeCell(cell)} (${awsErrorName(error)}).`);
    }
    if (launched.length >= intent.count) return launched;
  }
  if (launched.length >= intent.minimum) return launched;
  throw noCapacity(intent, launched.length, history);
}

/** What a launch made. */
export interface Launch {
  readonly instanceIds: readonly string[];
  readonly handle: FleetHandle;
}

/** `launchFleet` on a ledger that the caller keeps, so that the caller can clean up. */
export async function launchWith(
  intent: FleetIntent,
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<readonly string[]> {
  throwIfAborted(dependencies.signal, 'launching');
  await ledger.open();
  const securityGroupIds = await ensureSecurityGroups(intent, ledger, dependencies);
  return launchCells(intent, securityGroupIds, ledger, dependencies);
}

/**
 * Makes the fleet's security group (unless the intent names the caller's) and launches its instances: in one cell, or,
 * when a minimum is set, gathered from several. Sending it twice with the same intent gives the same instances.
 * Cleans nothing up; on failure call `terminateFleet` with the intent or the last saved handle.
 *
 * @throws ProvisionerError `CAPACITY`, `PERMISSION_DENIED`, `REFUSED`, `CONFLICT`, `UNREACHABLE_ENDPOINT`, `SERVICE_FAILED`, `ABORTED`.
 */
export async function launchFleet(intent: FleetIntent, dependencies: SpawnDependencies): Promise<Launch> {
  const ledger = createLedger(intent, dependencies.save ?? (async () => {}));
  const instanceIds = await launchWith(intent, ledger, dependencies);
  return { instanceIds, handle: ledger.handle() };
}
