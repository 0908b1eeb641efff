import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { mayHaveCalled } from '../kinds/instant-call.ts';

/** The instances to terminate, and what is not known of them. */
export interface TerminationTarget {
  readonly intent: FleetIntent;
  readonly knownIds: readonly string[];
  /** Client tokens of launches whose outcome is unknown; undefined without a record of the calls. */
  readonly doubtfulTokens: readonly string[] | undefined;
  /** EC2's ids of the fleet's own CreateFleet calls; undefined while one is in doubt, and without a record. */
  readonly ec2FleetIds?: readonly string[] | undefined;
  /** A call of CreateFleet may have launched what only EC2's own tag still names. */
  readonly isInstantInDoubt?: boolean | undefined;
}

/** The instances of a handle that exist or may exist. */
export function planTermination({ intent, calls, hosts = [], terminatedAt }: FleetHandle): TerminationTarget {
  if (terminatedAt !== undefined) return { intent, knownIds: [], doubtfulTokens: [] };
  const fleets = calls?.filter(({ action }) => action === 'CreateFleet');
  const isFleetKnown = fleets?.every(({ outcome }) => outcome !== 'sent');
  const launches = calls?.filter(({ action }) => action === 'RunInstances' || action === 'CreateFleet');
  const launchedIds = launches?.flatMap(({ ids }) => ids.filter((id) => id.startsWith('i-'))) ?? [];
  const knownIds = [...launchedIds, ...hosts.map(({ instanceId }) => instanceId)];
  return {
    intent,
    knownIds: [...new Set(knownIds)],
    isInstantInDoubt: !isFleetKnown && mayHaveCalled('CreateFleet', { intent, calls, machines: [] }),
    ec2FleetIds: isFleetKnown ? fleets?.flatMap(({ ids }) => ids) : undefined,
    doubtfulTokens: launches?.filter(({ outcome }) => outcome === 'sent').map(({ token }) => token),
  };
}
