import type { Instance } from '@aws-sdk/client-ec2';
import { isTerminating } from '../aws/instance-watch.ts';
import { pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import { leaseOf } from '../fleet/signature.ts';
import { findByToken } from '../kinds/instance.ts';
import type { Ledger } from '../record/ledger.ts';

/**
 * New instances show after seconds, at times minutes (EC2 developer guide, "Eventual consistency"). As long as an end
 * searches for them; what shows later still is ended once the fleet is ready, and by its end.
 */
const SEARCH_MS = 60_000;
const POLL_MS = 2_000;

/**
 * The instances of a launch whose response was lost before EC2 refused its repetition: EC2 may have done the first one.
 * They are searched for by client token, so that no other pool launches them a second time. None where no attempt is in
 * doubt. [U] whether EC2 ever refuses such a repetition.
 *
 * @returns Ids of what lives; recorded in the ledger. A launch that stays invisible stays in doubt there.
 */
export async function settleDoubt(
  pool: CapacityPool,
  intent: FleetIntent,
  ledger: Ledger,
  dependencies: ProvisionerDependencies,
): Promise<readonly string[]> {
  const { calls = [] } = ledger.handle();
  const isInDoubt = calls.some(({ token, outcome }) => token === pool.clientToken && outcome === 'sent');
  if (!isInDoubt) return [];
  const { clock, logger, signal } = dependencies;
  logger.info(`Looking for instances of a launch whose response was lost (${pool.instanceType}).`);
  // The launch of another process with this identity has the same token and another lease.
  const isOurs = ({ Tags }: Instance): boolean => [undefined, intent.expiresAt].includes(leaseOf(Tags));
  const until = clock.now().getTime() + SEARCH_MS;
  for (;;) {
    const found = await findByToken({ ...intent, pools: [pool] }, dependencies);
    const alive = found.filter((one) => isOurs(one) && !isTerminating(one.State?.Name ?? 'pending'));
    if (alive.length > 0) {
      const ids = alive.flatMap(({ InstanceId }) => InstanceId ?? []);
      await ledger.completed(pool.clientToken, 'created', ids);
      return ids;
    }
    if (clock.now().getTime() >= until) {
      logger.warn(
        `Nothing of it (${pool.instanceType}) showed within ${SEARCH_MS / 1000} s: the next pool is launched.`,
      );
      return [];
    }
    await pause(clock, POLL_MS, signal);
  }
}
