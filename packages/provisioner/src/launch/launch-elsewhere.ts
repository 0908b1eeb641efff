import type { SpawnDependencies } from '../aws/ports.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { isInstantFleet } from '../fleet/instant-fleet.ts';
import type { Instead } from '../fleet/instead.ts';
import { poolsAt } from '../fleet/pools-at.ts';
import { createSchedules } from '../kinds/schedule.ts';
import type { Ledger } from '../record/ledger.ts';
import { launchPools } from './launch-pools.ts';

/**
 * Launches in the pools that were not asked yet, lost no instance and are not ruled out by a refusal; returns the ids of
 * what was accepted, none when no pool is left.
 *
 * @param intent Of the launch, with its user data.
 * @throws ProvisionerError as `launchFleet`.
 */
export async function launchElsewhere(
  intent: FleetIntent,
  { count, minimum, lost }: Instead,
  ledger: Ledger,
  given: SpawnDependencies,
): Promise<readonly string[]> {
  const dependencies = withTimeouts(given);
  const left = lost.flatMap((place) => poolsAt(place, intent.pools));
  await ledger.ruledOut(left.map(({ clientToken }) => clientToken));
  const { calls = [], securityGroupId } = ledger.handle();
  const pools = intent.pools.filter(({ clientToken }) => !calls.some(({ token }) => token === clientToken));
  if (pools.length === 0) return [];
  const groups = intent.securityGroupIds ?? (securityGroupId === undefined ? [] : [securityGroupId]);
  const instanceIds = await launchPools({ ...intent, count, minimum, pools }, groups, ledger, dependencies, {
    mayBeSplit: isInstantFleet(intent),
  });
  await createSchedules(intent, instanceIds, dependencies);
  return instanceIds;
}
