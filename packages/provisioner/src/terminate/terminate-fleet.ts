import { findByIds, findFleetInstances } from '../aws/find-instances.ts';
import type { InstanceWatch, Sighting } from '../aws/instance-watch.ts';
import { jittered, pause } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Proof } from '../fleet/proof.ts';
import { findFleetGroups } from '../kinds/find-security-groups.ts';
import { deleteSecurityGroup } from '../kinds/security-group.ts';
import { clearInventory } from './clear-inventory.ts';
import { createProof } from './create-proof.ts';
import { terminateInstances } from './terminate-instances.ts';
import { planTermination } from './termination-target.ts';

export interface TerminateOptions {
  /** Longest wait for instances to terminate, and again for the group to become free. Five minutes unless given. */
  readonly patienceMs?: number | undefined;
}

const DEFAULT_PATIENCE_MS = 300_000;
/** Instances take half a minute to terminate. */
const POLL_MS = 2_000;

type Dependencies = Pick<SpawnDependencies, 'ec2' | 'clock' | 'logger' | 'signal' | 'save'>;

/**
 * Terminates a fleet and proves it: terminates its instances (found by id, client token and tag), deletes its security group
 * and what else carries its signature, and takes an inventory. Safe to repeat at any time. Give it the last saved handle
 * where there is one: with the intent alone it must search longer, as anything may have been created. An aborted signal
 * stops it at once, so do not pass the one that ended the spawn.
 *
 * @throws ProvisionerError `REMAINING` with `proof`, `PERMISSION_DENIED`, `UNREACHABLE_ENDPOINT`, `SERVICE_FAILED`, `ABORTED`.
 */
export async function terminateFleet(
  target: FleetHandle | FleetIntent,
  dependencies: Dependencies,
  { patienceMs = DEFAULT_PATIENCE_MS }: TerminateOptions = {},
): Promise<Proof> {
  const { clock, logger, save } = dependencies;
  const handle: FleetHandle = 'intent' in target ? target : { intent: target };
  const { intent } = handle;

  const startedAt = clock.now().getTime();
  const watch = await terminateInstances(planTermination(handle), patienceMs, dependencies);
  const ids = watch.all().map(({ id }) => id);
  logger.info(`Terminated ${ids.join(', ') || 'no instance'} of ${intent.fleetId}.`);

  const groups = await findFleetGroups(handle, startedAt, dependencies);
  if (groups.length > 0) await waitUntilTerminated(watch, patienceMs, dependencies);
  for (const group of groups) await deleteSecurityGroup(group, handle, patienceMs, dependencies);

  watch.observe(await findFleetInstances(intent, ids, dependencies));
  const cleared = await clearInventory(intent, watch, dependencies);
  const proof = createProof(handle, watch, groups, cleared);
  if (!proof.clean) throw remainingError(proof);
  await save?.({ ...handle, terminatedAt: clock.now().toISOString() });
  return proof;
}

/** A security group is free only when its instances are terminated, not already when they shut down. */
async function waitUntilTerminated(
  watch: InstanceWatch,
  patienceMs: number,
  dependencies: Dependencies,
): Promise<void> {
  const { clock, signal } = dependencies;
  const startedAt = clock.now().getTime();
  const isOver = ({ state }: Sighting): boolean => state === 'terminated' || state === 'unseen';
  while (!watch.all().every(isOver) && clock.now().getTime() - startedAt < patienceMs) {
    await pause(clock, jittered(POLL_MS), signal);
    const ids = watch.all().map(({ id }) => id);
    watch.observe(await findByIds(ids, dependencies));
  }
}

function remainingError(proof: Proof): ProvisionerError {
  const lines = proof.remaining.map(({ kind, id, state, command }) => `${kind} ${id} (${state}): ${command}`);
  return new ProvisionerError('REMAINING', `Resources of ${proof.fleetId} remain:\n- ${lines.join('\n- ')}`, {
    proof,
    hint: 'Run the commands above, or terminate the fleet once more.',
  });
}
