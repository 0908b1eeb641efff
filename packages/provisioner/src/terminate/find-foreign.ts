import { findByIds } from '../aws/find-instances.ts';
import { pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { mayBelieveAbsence } from '../aws/settling.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { type Ownership, ownershipOf } from '../fleet/ownership.ts';
import type { FleetResource, ResourceKind } from '../fleet/resource.ts';
import { KINDS } from './clear-inventory.ts';

const POLL_MS = 1_000;
/** Longest wait for a resource to show its tags. */
const PROOF_MS = 30_000;

/** What is known already when a handle's other ids are looked up. */
export interface KnownResources {
  /** Our own instances: what is deleted with one of them is ours. */
  readonly instanceIds: readonly string[];
  /** Ids whose creator is known. */
  readonly settled: ReadonlySet<string>;
}

/**
 * Resources that the handle names and that are there, but not ours. What is not found is not foreign: volumes and
 * interfaces are deleted with their instance.
 */
export async function findForeign(
  handle: FleetHandle,
  { instanceIds, settled }: KnownResources,
  dependencies: ProvisionerDependencies,
): Promise<readonly FleetResource[]> {
  const { clock, signal } = dependencies;
  const { intent } = handle;
  const startedAt = clock.now().getTime();
  let open = namedResources(handle).filter(({ id }) => !settled.has(id));
  const foreign: FleetResource[] = [];
  for (;;) {
    const shown = await findAll(open, intent, dependencies);
    const others = shown.filter(({ instanceId }) => !instanceIds.includes(instanceId ?? ''));
    foreign.push(...others.filter(({ ownership }) => ownership === 'foreign').map(toResource));
    open = others.filter(({ ownership }) => ownership === 'unproven').map(toResource);
    if (open.length === 0) return foreign;
    if (mayBelieveAbsence(intent, { startedAt, searchMs: PROOF_MS }, clock)) return [...foreign, ...open];
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
  const created = calls.flatMap(({ action, ids }) => {
    const kind: ResourceKind = action === 'RunInstances' ? 'instance' : 'security-group';
    return ids.map((id) => ({ kind, id }));
  });
  const named: FleetResource[] = [
    ...created,
    ...hosts.map(({ instanceId }) => ({ kind: 'instance' as const, id: instanceId })),
    ...(securityGroupId === undefined ? [] : [{ kind: 'security-group' as const, id: securityGroupId }]),
    ...attached,
  ];
  return [...new Map(named.map((resource) => [resource.id, resource])).values()];
}

interface Shown extends FleetResource {
  readonly instanceId?: string | undefined;
  readonly ownership: Ownership;
}

async function findAll(
  resources: readonly FleetResource[],
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<readonly Shown[]> {
  const idsOf = (wanted: ResourceKind): string[] =>
    resources.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  const instances = await findByIds(idsOf('instance'), dependencies);
  const others = await Promise.all(KINDS.map((kind) => kind.find(idsOf(kind.kind), intent, dependencies)));
  const shown = instances.map(({ InstanceId: id = '', Tags, ClientToken }) => {
    return {
      kind: 'instance' as const,
      id,
      ownership: ownershipOf({ tags: Tags, clientToken: ClientToken }, intent),
    };
  });
  return [...shown, ...others.flat()];
}

function toResource({ kind, id }: FleetResource): FleetResource {
  return { kind, id };
}
