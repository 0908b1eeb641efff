import { type InstanceWatch, isEnding, type Sighting } from '../aws/instance-watch.ts';
import { pause } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { LeftResource, Proof } from '../fleet/proof.ts';
import type { FleetResource } from '../fleet/resource.ts';
import { findFleetGroups } from '../kinds/find-security-groups.ts';
import type { InventoryItem } from '../kinds/kind.ts';
import { deleteSecurityGroup } from '../kinds/security-group.ts';
import { clearInventory } from './clear-inventory.ts';
import { removalCommand } from './removal-command.ts';
import { type TerminationResult, terminateInstances } from './terminate-instances.ts';
import { planTermination } from './termination-target.ts';

export interface TerminateOptions {
  /** Longest wait for instances to end, and again for the group to become free. Five minutes unless given. */
  readonly patienceMs?: number;
}

const DEFAULT_PATIENCE_MS = 300_000;
const POLL_MS = 1_000;

type Dependencies = Pick<SpawnDependencies, 'ec2' | 'clock' | 'logger' | 'signal' | 'save'>;

/**
 * Ends a fleet and proves it: terminates its instances (found by id, client token and tag), deletes its security group
 * and what else carries its signature, and takes an inventory. Safe to repeat at any time. Give it the last saved handle
 * where there is one: with the intent alone it must search longer, as anything may have been made. An aborted signal
 * stops it at once, so do not pass the one that ended the spawn.
 *
 * @throws ProvisionerError `LEFT_BEHIND` with `proof`, `PERMISSION_DENIED`, `UNREACHABLE_ENDPOINT`, `SERVICE_FAILED`, `ABORTED`.
 */
export async function terminateFleet(
  target: FleetHandle | FleetIntent,
  dependencies: Dependencies,
  { patienceMs = DEFAULT_PATIENCE_MS }: TerminateOptions = {},
): Promise<Proof> {
  const { clock, logger, save } = dependencies;
  const handle: FleetHandle = 'intent' in target ? target : { intent: target };
  const { intent } = handle;

  const result = await terminateInstances(planTermination(handle), patienceMs, dependencies);
  const { watch } = result;
  const ids = watch.all().map(({ id }) => id);
  logger.info(`Terminated ${ids.join(', ') || 'no instance'} of ${intent.fleetId}.`);

  const groups = await findFleetGroups(handle, dependencies);
  if (groups.length > 0) await waitUntilTerminated(result, patienceMs, dependencies);
  for (const group of groups) await deleteSecurityGroup(group, handle, patienceMs, dependencies);

  const { seen, remaining } = await clearInventory(intent, watch, dependencies);
  const left = toLeft(intent, watch, remaining);
  const made = collectMade(handle, watch, groups, seen);
  const proof: Proof = { fleetId: intent.fleetId, made, left, clean: left.length === 0 };
  if (!proof.clean) throw leftBehind(proof);
  await save?.({ ...handle, endedAt: clock.now().toISOString() });
  return proof;
}

/** A security group is free only when its instances are terminated, not already when they shut down. */
async function waitUntilTerminated(
  { watch, refresh }: TerminationResult,
  patienceMs: number,
  { clock, signal }: Dependencies,
): Promise<void> {
  const startedAt = clock.now().getTime();
  const ended = ({ state }: Sighting): boolean => state === 'terminated' || state === 'unseen';
  while (!watch.all().every(ended) && clock.now().getTime() - startedAt < patienceMs) {
    await pause(clock, POLL_MS * (0.75 + Math.random() / 2), signal);
    await refresh();
  }
}

/** Everything of the fleet that was seen, while it lived or now. */
function collectMade(
  handle: FleetHandle,
  watch: InstanceWatch,
  groups: readonly string[],
  seen: readonly FleetResource[],
): readonly FleetResource[] {
  const instances = watch
    .all()
    .flatMap(({ id, attached }) => [{ kind: 'instance' as const, id }, ...attached]);
  const made = [
    ...instances,
    ...(handle.attached ?? []),
    ...groups.map((id) => ({ kind: 'security-group' as const, id })),
    ...seen,
  ];
  return [...new Map(made.map((resource) => [resource.id, resource])).values()];
}

function toLeft(intent: FleetIntent, watch: InstanceWatch, items: readonly InventoryItem[]): LeftResource[] {
  const living = watch.all().filter(({ state }) => !isEnding(state) && state !== 'unseen');
  const instances = living.map(({ id, state }) => ({ kind: 'instance' as const, id, state }));
  return [...instances, ...items].map(({ kind, id, state }) => {
    const resource = { kind, id };
    return { ...resource, state, command: removalCommand(resource, intent) };
  });
}

function leftBehind(proof: Proof): ProvisionerError {
  const lines = proof.left.map(({ kind, id, state, command }) => `${kind} ${id} (${state}): ${command}`);
  return new ProvisionerError(
    'LEFT_BEHIND',
    `Of ${proof.fleetId} something is left:\n- ${lines.join('\n- ')}`,
    {
      proof,
      hint: 'Run the commands above, or terminate the fleet once more.',
    },
  );
}
