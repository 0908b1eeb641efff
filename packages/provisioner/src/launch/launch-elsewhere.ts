import { createSchedules } from '../aws/lease-schedules.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { Ledger } from '../record/ledger.ts';
import { launchPools } from './launch-pools.ts';

/**
 * Launches in the pools that were not asked yet; returns the ids of what was accepted, none when no pool is left.
 *
 * @param intent Of the launch, with its user data.
 * @param instead How many, and how few are still of use.
 * @throws ProvisionerError as `launchFleet`.
 */
export async function launchElsewhere(
  intent: FleetIntent,
  instead: Pick<FleetIntent, 'count' | 'minimum'>,
  ledger: Ledger,
  given: SpawnDependencies,
): Promise<readonly string[]> {
  const dependencies = withTimeouts(given);
  const { calls = [], securityGroupId } = ledger.handle();
  const pools = intent.pools.filter(({ clientToken }) => !calls.some(({ token }) => token === clientToken));
  if (pools.length === 0) return [];
  const groups = intent.securityGroupIds ?? (securityGroupId === undefined ? [] : [securityGroupId]);
  const instanceIds = await launchPools({ ...intent, ...instead, pools }, groups, ledger, dependencies);
  await createSchedules(intent, instanceIds, dependencies);
  return instanceIds;
}
