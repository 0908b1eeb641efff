import { pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { mayShowTraits } from '../aws/settling.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { CreatingCall, FleetHandle } from '../fleet/handle.ts';
import type { Ownership } from '../fleet/ownership.ts';
import type { FleetResource, ResourceKind } from '../fleet/resource.ts';
import { KINDS } from '../kinds/all-kinds.ts';
import { findById, type InventoryItem } from '../kinds/kind.ts';
import { ownershipOfItem } from '../kinds/ownership-of-item.ts';

const POLL_MS = 1_000;
/** Longest wait for a resource to show its tags. */
const PROOF_MS = 30_000;

/** What is known already when a handle's other ids are looked up. */
export interface KnownResources {
  /** Milliseconds of the clock at which the search for the fleet began: so long its resources could come to show tags. */
  readonly startedAt: number;
  /** Our own instances: what is deleted with one of them is ours. */
  readonly instanceIds: readonly string[];
  /** Ids whose creator is known. */
  readonly settled: ReadonlySet<string>;
  /** What was seen on our own instances. */
  readonly attached: readonly FleetResource[];
}

/**
 * Resources that the handle names, or that were seen on our instances, and that are there without showing that they are
 * ours: those of somebody else, and ours whose tags somebody removed. What is not found is not foreign: volumes and
 * interfaces are deleted with their instance. What is used by the instance of somebody else is theirs at once; only what
 * is fresh and shows neither user nor tags is looked at again.
 */
export async function findForeign(
  handle: FleetHandle,
  { startedAt, instanceIds, settled, attached }: KnownResources,
  dependencies: ProvisionerDependencies,
): Promise<readonly FleetResource[]> {
  const { clock, signal } = dependencies;
  const { intent } = handle;
  const search = { startedAt, searchMs: PROOF_MS };
  const isOwn = (id: string | undefined): boolean => id !== undefined && instanceIds.includes(id);
  const mayBeOurs = ({ ownership, usedBy, createdAt }: Shown): boolean =>
    ownership === 'unproven' &&
    (usedBy === undefined || isOwn(usedBy)) &&
    mayShowTraits(createdAt, intent, search, clock);
  let open = unique([...namedResources(handle), ...attached]).filter(({ id }) => !settled.has(id));
  const foreign: FleetResource[] = [];
  for (;;) {
    const shown = await findAll(open, intent, dependencies);
    const others = shown.filter(({ ownership, instanceId }) => ownership !== 'ours' && !isOwn(instanceId));
    const { fresh = [], foreign: theirs = [] } = Object.groupBy(others, (one) =>
      mayBeOurs(one) ? 'fresh' : 'foreign',
    );
    foreign.push(...theirs.map(toResource));
    open = fresh.map(toResource);
    if (open.length === 0) return foreign;
    await pause(clock, POLL_MS, signal);
  }
}

/** Every resource that a handle has an id of. */
export function namedResources({
  calls = [],
  hosts = [],
  attached = [],
  securityGroupId,
}: FleetHandle): FleetResource[] {
  const created = calls.flatMap(({ action, ids }) =>
    // A template may be the permanent one, of whichever fleet came first.
    action === 'CreateLaunchTemplate' ? [] : ids.map((id) => ({ kind: kindOf(action, id), id })),
  );
  const named: FleetResource[] = [
    ...created,
    ...hosts.map(({ instanceId }) => ({ kind: 'instance' as const, id: instanceId })),
    ...(securityGroupId === undefined ? [] : [{ kind: 'security-group' as const, id: securityGroupId }]),
    ...attached,
  ];
  return unique(named);
}

function unique(resources: readonly FleetResource[]): FleetResource[] {
  return [...new Map(resources.map((resource) => [resource.id, resource])).values()];
}

function kindOf(action: CreatingCall['action'], id: string): ResourceKind {
  if (action === 'CreateSecurityGroup') return 'security-group';
  return id.startsWith('fleet-') ? 'ec2-fleet' : 'instance';
}

interface Shown extends InventoryItem {
  readonly ownership: Ownership;
}

async function findAll(
  resources: readonly FleetResource[],
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<readonly Shown[]> {
  const idsOf = (wanted: ResourceKind): string[] =>
    resources.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  const found = await Promise.all(KINDS.map((kind) => findById(kind, idsOf(kind.kind), dependencies)));
  return found.flat().map((item) => ({ ...item, ownership: ownershipOfItem(item, intent) }));
}

function toResource({ kind, id }: FleetResource): FleetResource {
  return { kind, id };
}
