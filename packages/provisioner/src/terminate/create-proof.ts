import { type InstanceWatch, isTerminating } from '../aws/instance-watch.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Proof } from '../fleet/proof.ts';
import type { FleetResource } from '../fleet/resource.ts';
import type { Clearance } from './clear-inventory.ts';
import type { Denials } from './denials.ts';
import { removalCommand } from './removal-command.ts';

/** The groups of a fleet, and what only looks like it. */
export interface ProvenResources {
  readonly groupIds: readonly string[];
  /** Groups that could not be deleted, whether a listing shows them already or not. */
  readonly keptGroupIds: readonly string[];
  readonly foreign: readonly FleetResource[];
}

/** The proof from what the search saw of instances, the groups it found, and the last inventory of the other kinds. */
export function createProof(
  handle: FleetHandle,
  watch: InstanceWatch,
  { groupIds, keptGroupIds, foreign }: ProvenResources,
  { seen, going, remaining }: Clearance,
  denials: Denials,
): Proof {
  const { intent, attached = [] } = handle;
  const instances = watch.all().map(({ id, state }) => ({ kind: 'instance' as const, id, state }));
  const shuttingDown = instances.filter(({ state }) => state === 'shutting-down');
  // An instance that may not be terminated lives, also before EC2 shows it.
  const mayTerminate = !denials.powerless().has('instance');
  const living = instances.filter(
    ({ state }) => !isTerminating(state) && (state !== 'unseen' || !mayTerminate),
  );
  const listed = new Set(remaining.map(({ id }) => id));
  const kept = keptGroupIds
    .filter((id) => !listed.has(id))
    .map((id) => ({ kind: 'security-group' as const, id, state: 'available' }));
  const created = [
    ...instances,
    ...watch.all().flatMap((sighting) => sighting.attached),
    ...attached,
    ...groupIds.map((id) => ({ kind: 'security-group' as const, id })),
    ...seen,
  ];
  const stillThere = [...living, ...remaining, ...kept].map(({ kind, id, state }) => {
    const reason = denials.powerless().get(kind);
    return { kind, id, state, command: removalCommand({ kind, id }, intent), reason };
  });
  const unknown = [...denials.blind()].map(([kind, reason]) => ({ kind, reason }));
  return {
    fleetId: intent.fleetId,
    created: unique(created).filter(({ id }) => !foreign.some((other) => other.id === id)),
    going: unique([...shuttingDown, ...going]),
    remaining: stillThere,
    foreign: unique(foreign),
    unknown,
    expiresAt: intent.expiresAt,
    clean: stillThere.length === 0 && unknown.length === 0,
  };
}

function unique(resources: readonly FleetResource[]): readonly FleetResource[] {
  return [...new Map(resources.map(({ kind, id }) => [id, { kind, id }])).values()];
}
