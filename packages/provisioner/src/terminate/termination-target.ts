import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';

/** What is to be terminated, and how sure we are that we know of everything. */
export interface TerminationTarget {
  readonly intent: FleetIntent;
  readonly knownIds: readonly string[];
  /** Client tokens that were sent and never answered, as far as anyone knows. */
  readonly doubtfulTokens: readonly string[];
  /** Whether somebody kept a record of the calls. Without one, a whole fleet found is the end of the search. */
  readonly isRecorded: boolean;
}

/** Reads out of a handle what has to be searched for. */
export function planTermination({ intent, calls, hosts = [], endedAt }: FleetHandle): TerminationTarget {
  if (endedAt !== undefined) return { intent, knownIds: [], doubtfulTokens: [], isRecorded: true };
  const launches = (calls ?? []).filter(({ action }) => action === 'RunInstances');
  const knownIds = [...launches.flatMap(({ ids }) => ids), ...hosts.map(({ instanceId }) => instanceId)];
  const everyToken = intent.cells.map(({ clientToken }) => clientToken);
  const sent = launches.filter(({ outcome }) => outcome === 'sent').map(({ token }) => token);
  return {
    intent,
    knownIds: [...new Set(knownIds)],
    doubtfulTokens: calls === undefined ? everyToken : sent,
    isRecorded: calls !== undefined,
  };
}
