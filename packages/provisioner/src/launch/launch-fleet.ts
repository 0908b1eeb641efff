import { chooseRoute } from '../access/choose-route.ts';
import { ensureSecurityGroups } from '../access/ensure-security-groups.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import { throwIfAborted } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { isInstantFleet } from '../fleet/instant-fleet.ts';
import { createSchedules, schedulerOf } from '../kinds/schedule.ts';
import { createLedger, type Ledger } from '../record/ledger.ts';
import { launchInstant } from './launch-instant.ts';
import { launchPools } from './launch-pools.ts';
import { createPoolSearch } from './pool-search.ts';
import { removeGroupOfConflict } from './remove-group-of-conflict.ts';

/** The instances of a launch. */
export interface Launch {
  readonly instanceIds: readonly string[];
  readonly handle: FleetHandle;
}

/**
 * Creates the fleet's security group (unless the intent names the caller's) and launches its instances: in one pool, or,
 * when a minimum is set, gathered from several. Sending it twice with the same intent gives the same instances.
 * Cleans nothing up but a group without machines that it created for a `CONFLICT`: give the last saved handle to
 * `endOfConflict` then, and to `terminateFleet` after other failures.
 *
 * @throws ProvisionerError `CAPACITY`, `PERMISSION_DENIED`, `REFUSED`, `CONFLICT`, `UNREACHABLE_ENDPOINT`, `SERVICE_FAILED`,
 * `TIMED_OUT` when the lease is over first, `ABORTED`.
 */
export async function launchFleet(intent: FleetIntent, dependencies: SpawnDependencies): Promise<Launch> {
  const ledger = createLedger(intent, dependencies.save ?? (async () => {}));
  const instanceIds = await launchWith(intent, ledger, dependencies);
  return { instanceIds, handle: ledger.handle() };
}

/** `launchFleet` on a ledger that the caller keeps, so that the caller can clean up. */
export async function launchWith(
  intent: FleetIntent,
  ledger: Ledger,
  given: SpawnDependencies,
): Promise<readonly string[]> {
  const dependencies = withTimeouts(given);
  throwIfAborted(dependencies.signal, 'launching');
  if (intent.leaseRoleArn !== undefined) schedulerOf(dependencies);
  const route = await chooseRoute(intent, dependencies);
  await ledger.open(route);
  const groups = await ensureSecurityGroups(intent, route, ledger, dependencies);
  const instanceIds = await launchAll(intent, groups.ids, ledger, dependencies).catch(
    async (error: unknown) => {
      const isEmpty = !ledger.handle().calls?.some(({ ids }) => ids.some((id) => id.startsWith('i-')));
      // With machines in it the group ends after them.
      if (isEmpty) await removeGroupOfConflict(error, groups.createdHere, dependencies);
      throw error;
    },
  );
  await createSchedules(intent, instanceIds, dependencies);
  await ledger.launched();
  return instanceIds;
}

/** Many machines by CreateFleet first; what is missing then, and all of a small fleet, pool by pool. */
async function launchAll(
  intent: FleetIntent,
  securityGroupIds: readonly string[],
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<readonly string[]> {
  if (!isInstantFleet(intent)) return launchPools(intent, securityGroupIds, ledger, dependencies);
  const search = createPoolSearch(intent, ledger, dependencies);
  const launched = await launchInstant(intent, securityGroupIds, ledger, dependencies, search);
  const count = intent.count - launched.length;
  if (count === 0) return launched;
  const rest = { ...intent, count, minimum: Math.max(0, intent.minimum - launched.length) };
  // EC2 would have split it as well.
  const how = { search, mayBeSplit: true };
  return [...launched, ...(await launchPools(rest, securityGroupIds, ledger, dependencies, how))];
}
