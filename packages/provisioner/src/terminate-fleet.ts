import { CancelSpotInstanceRequestsCommand, DeleteVolumeCommand } from '@aws-sdk/client-ec2';
import { awsErrorName, toProvisionerError } from './aws-errors.ts';
import { deleteGroup, findGroups } from './delete-groups.ts';
import { ProvisionerError } from './errors.ts';
import type { FleetIntent } from './fleet-intent.ts';
import type { FleetHandle } from './handle.ts';
import { type InstanceWatch, isEnding, type Sighting } from './instance-watch.ts';
import { type InventoryItem, takeInventory } from './inventory.ts';
import type { SpawnDependencies } from './ports.ts';
import { type FleetResource, type LeftResource, type Proof, removalCommand } from './proof.ts';
import { pause, repeat } from './repeat.ts';
import { planTermination, type TerminationResult, terminateInstances } from './terminate-instances.ts';

export interface TerminateOptions {
  /** Longest wait for instances to end, and again for the group to become free. Five minutes unless given. */
  readonly patienceMs?: number;
}

const DEFAULT_PATIENCE_MS = 300_000;
const POLL_MS = 1_000;
/** Volumes and interfaces vanish a little after their instance. */
const VANISHING_MS = 60_000;

type Dependencies = Pick<SpawnDependencies, 'ec2' | 'clock' | 'logger' | 'signal' | 'save'>;

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
): Map<string, FleetResource> {
  const instances = watch
    .all()
    .flatMap(({ id, attached }) => [{ kind: 'instance' as const, id }, ...attached]);
  const made = [
    ...instances,
    ...(handle.attached ?? []),
    ...groups.map((id) => ({ kind: 'security-group' as const, id })),
  ];
  return new Map(made.map((resource) => [resource.id, resource]));
}

/** What the end of its instance does not take along. */
async function remove(item: InventoryItem, dependencies: Dependencies): Promise<void> {
  const { ec2, logger } = dependencies;
  const isVolume = item.kind === 'volume' && item.state === 'available';
  if (!isVolume && item.kind !== 'spot-request') return;
  const action = isVolume ? 'ec2:DeleteVolume' : 'ec2:CancelSpotInstanceRequests';
  try {
    await repeat<unknown>(
      () =>
        isVolume
          ? ec2.send(new DeleteVolumeCommand({ VolumeId: item.id }))
          : ec2.send(new CancelSpotInstanceRequestsCommand({ SpotInstanceRequestIds: [item.id] })),
      { action },
      dependencies,
    );
    logger.info(`Removed ${item.kind} ${item.id}.`);
  } catch (error) {
    const gone = awsErrorName(error).endsWith('.NotFound');
    if (!gone) logger.warn(toProvisionerError(error, action).message);
  }
}

/** Repeats the inventory until nothing is left that its instance should have taken along, or time is up. */
async function clear(
  intent: FleetIntent,
  watch: InstanceWatch,
  seen: Map<string, FleetResource>,
  dependencies: Dependencies,
): Promise<readonly InventoryItem[]> {
  const { clock, signal } = dependencies;
  const startedAt = clock.now().getTime();
  for (;;) {
    const ending = new Set(
      watch
        .all()
        .filter(({ state }) => state === 'shutting-down')
        .map(({ id }) => id),
    );
    const items = await takeInventory(intent, dependencies);
    for (const { kind, id } of items) seen.set(id, { kind, id });
    const left = items.filter(({ instanceId }) => instanceId === undefined || !ending.has(instanceId));
    const patient = clock.now().getTime() - startedAt < VANISHING_MS;
    if (left.length === 0 || !patient) return left;
    for (const item of left) await remove(item, dependencies);
    await pause(clock, POLL_MS, signal);
  }
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
  logger.info(
    `Terminated ${
      watch
        .all()
        .map(({ id }) => id)
        .join(', ') || 'no instance'
    } of ${intent.fleetId}.`,
  );

  const groups = await findGroups(handle, dependencies);
  if (groups.length > 0) await waitUntilTerminated(result, patienceMs, dependencies);
  for (const group of groups) await deleteGroup(group, handle, patienceMs, dependencies);

  const seen = collectMade(handle, watch, groups);
  const items = await clear(intent, watch, seen, dependencies);
  const left = toLeft(intent, watch, items);
  const proof: Proof = { fleetId: intent.fleetId, made: [...seen.values()], left, clean: left.length === 0 };
  if (!proof.clean) throw leftBehind(proof);
  await save?.({ ...handle, endedAt: clock.now().toISOString() });
  return proof;
}
