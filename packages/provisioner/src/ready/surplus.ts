import type { Instance } from '@aws-sdk/client-ec2';
import { isTerminating } from '../aws/instance-watch.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { leaseOf } from '../fleet/signature.ts';
import { endLateHosts } from './end-late-hosts.ts';

/**
 * Terminates the machines of this fleet among those that a poll showed that nobody expects: EC2 did a launch whose
 * response was lost, and showed it when another pool had been launched instead. Another process with this identity has
 * the same token and another lease.
 */
export async function endSurplus(
  shown: readonly Instance[],
  { intent, expected }: { readonly intent: FleetIntent; readonly expected: readonly string[] },
  dependencies: SpawnDependencies,
): Promise<void> {
  const ids = shown
    .filter(
      ({ Tags, State }) => leaseOf(Tags) === intent.expiresAt && !isTerminating(State?.Name ?? 'pending'),
    )
    .flatMap(({ InstanceId: id }) => (id === undefined || expected.includes(id) ? [] : id));
  if (ids.length === 0) return;
  dependencies.logger.warn(`Launched, although EC2 refused it when it was asked again: ${ids.join(', ')}.`);
  await endLateHosts(ids, dependencies);
}
