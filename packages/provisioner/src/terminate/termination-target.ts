import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';

/** The instances to terminate, and what is not known of them. */
export interface TerminationTarget {
  readonly intent: FleetIntent;
  readonly knownIds: readonly string[];
  /** Client tokens of launches whose outcome is unknown. */
  readonly doubtfulTokens: readonly string[];
  /** Whether there is a record of the calls. Without one, the search ends when a whole fleet is found. */
  readonly isRecorded: boolean;
}

/** The instances that a handle says exist or may exist. */
export function planTermination({ intent, calls, hosts = [], terminatedAt }: FleetHandle): TerminationTarget {
  if (terminatedAt !== undefined) return { intent, knownIds: [], doubtfulTokens: [], isRecorded: true };
  const launches = (calls ?? []).filter(({ action }) => action === 'RunInstances');
  const knownIds = [...launches.flatMap(({ ids }) => ids), ...hosts.map(({ instanceId }) => instanceId)];
  const everyToken = intent.pools.map(({ clientToken }) => clientToken);
  const sent = launches.filter(({ outcome }) => outcome === 'sent').map(({ token }) => token);
  return {
    intent,
    knownIds: [...new Set(knownIds)],
    doubtfulTokens: calls === undefined ? everyToken : sent,
    isRecorded: calls !== undefined,
  };
}
