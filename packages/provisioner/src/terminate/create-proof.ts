import { isTerminating, type Sighting } from '../aws/instance-watch.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Proof, UnknownResources } from '../fleet/proof.ts';
import type { FleetResource } from '../fleet/resource.ts';
import { terminationCommand } from '../kinds/removal-command.ts';
import { namedResources } from './find-foreign.ts';
import type { Findings } from './findings.ts';
import { listRemaining } from './list-remaining.ts';

/** The proof from what the last looks saw of every kind. */
export function createProof(handle: FleetHandle, findings: Findings): Proof {
  const { instances, groups, attached, foreign } = findings;
  const { intent } = handle;
  const sightings = instances.watch.all();
  const shuttingDown = sightings.filter(({ state }) => state === 'shutting-down').map(toInstance);
  const created = unique([
    ...sightings.map(toInstance),
    ...sightings.flatMap((sighting) => sighting.attached),
    ...(handle.terminatedAt === undefined ? (handle.attached ?? []) : namedResources(handle)),
    ...groups.own().map((id) => ({ kind: 'security-group' as const, id })),
    ...attached.seen(),
  ]).filter(({ id }) => !foreign.some((other) => other.id === id));
  const remaining = listRemaining(intent, findings);
  const unknown = listUnknown(handle, findings, [...created, ...foreign]);
  const permanent = attached.permanent?.() ?? [];
  return {
    fleetId: intent.fleetId,
    created,
    going: unique([...shuttingDown, ...attached.going()]),
    remaining,
    foreign: unique(foreign),
    ...(permanent.length > 0 && { permanent: unique(permanent) }),
    unknown,
    expiresAt: intent.expiresAt,
    clean: [remaining, unknown, foreign].every(({ length }) => length === 0),
  };
}

function listUnknown(
  { intent, calls, terminatedAt }: FleetHandle,
  { instances, blindSpots }: Findings,
  found: readonly FleetResource[],
): readonly UnknownResources[] {
  const unseen = instances.watch.all().flatMap(({ id, state }) => (state === 'unseen' ? [id] : []));
  const blind = [...blindSpots.reasons()].map(([kind, reason]) => {
    if (kind !== 'instance' || unseen.length === 0) return { kind, reason };
    const command = terminationCommand(unseen, intent);
    return { kind, reason: `${reason} (${unseen.join(', ')} may still run; end them with: ${command})` };
  });
  const hasRecord = calls !== undefined || intent.pools.length > 0 || terminatedAt !== undefined;
  if (blind.length > 0) return blind;
  const isAnyAlive = instances.watch.all().some(({ state }) => state !== 'unseen' && !isTerminating(state));
  if (!isAnyAlive && instances.isOpen()) {
    const ids = unseen.length > 0 ? ` (${unseen.join(', ')} may still run)` : '';
    return [{ kind: 'instance', reason: `time was up before what may come into view was ruled out${ids}` }];
  }
  const lost = instances.lost();
  if (lost.length > 0) {
    const reason = `no call has shown ${lost.join(', ')}, which EC2 named before: they may still run`;
    return [{ kind: 'instance', reason }];
  }
  if (instances.doubtful().length > 0 && intent.securityGroupName === undefined) return [doubtOf(intent)];
  const undecided = instances.undecidedIds();
  const isAnyFound = found.some(({ kind }) => kind === 'instance');
  if (undecided.length > 0 && !isAnyFound) return [undecidedCalls(intent, undecided)];
  if (hasRecord || found.length > 0) return [];
  const reason = `nothing of ${intent.fleetId} was found in ${intent.region}, which without a record of its launch is no proof`;
  return [{ kind: 'instance', reason }];
}

/** A group of the fleet's own would be in use by machines that no list shows; the caller's groups say nothing. */
function doubtOf({ fleetId, expiresAt }: FleetIntent): UnknownResources {
  const reason = `a launch of ${fleetId} has had no response, and EC2 may show its machines later; if there are any, their lease ends them at ${expiresAt}`;
  return { kind: 'instance', reason };
}

function undecidedCalls({ fleetId }: FleetIntent, ids: readonly string[]): UnknownResources {
  const reason = `EC2 launched ${ids.join(', ')} by CreateFleet, and without ec2:DescribeFleets nobody knows whether for ${fleetId}`;
  return { kind: 'instance', reason };
}

function toInstance({ id }: Sighting): FleetResource {
  return { kind: 'instance', id };
}

function unique(resources: readonly FleetResource[]): readonly FleetResource[] {
  return [...new Map(resources.map(({ kind, id }) => [id, { kind, id }])).values()];
}
