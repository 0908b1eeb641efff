import { findByIds } from '../aws/find-instances.ts';
import type { InstanceWatch, Sighting } from '../aws/instance-watch.ts';
import { jittered, pause } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { endRecord } from '../fleet/end-record.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Proof } from '../fleet/proof.ts';
import { reasonsOf } from '../fleet/reasons-of.ts';
import type { FleetResource } from '../fleet/resource.ts';
import { findFleetGroups } from '../kinds/find-security-groups.ts';
import { deleteSecurityGroup } from '../kinds/security-group.ts';
import { clearInventory } from './clear-inventory.ts';
import { createProof } from './create-proof.ts';
import { createDenials, limitsMachines } from './denials.ts';
import { findForeign } from './find-foreign.ts';
import { terminateInstances } from './terminate-instances.ts';
import { planTermination } from './termination-target.ts';
import { unfinishedEnd } from './unfinished-end.ts';

export interface TerminateOptions {
  /** Longest wait for instances to terminate, and again for the group to become free. Five minutes unless given. */
  readonly patienceMs?: number | undefined;
  /**
   * The handle never left this process, so that its ids are EC2's own responses: they are terminated before any other
   * call, as a process needs that has seconds left. Without it nothing is terminated that does not show that it is ours.
   */
  readonly launchedHere?: boolean | undefined;
}

const DEFAULT_PATIENCE_MS = 300_000;
/** Instances of EC2 take half a minute to terminate, those in sandboxes no time: the first looks come sooner. */
const POLL_MS = 2_000;
const FIRST_POLL_MS = 250;

type Dependencies = Pick<SpawnDependencies, 'ec2' | 'clock' | 'logger' | 'signal' | 'save'>;

/**
 * Terminates a fleet and proves it: terminates its instances (found by id, client token and tag), deletes its security group
 * and what else carries its signature, and takes an inventory. Safe to repeat at any time. Give it the last saved handle
 * where there is one: with the intent alone it must search longer, as anything may have been created. An aborted signal
 * stops it at once, so do not pass the one that ended the spawn. After a clean proof the saved handle holds no keys.
 *
 * What the handle names and what is not ours, by client token or tag, stays untouched. It does not spare our own: that
 * costs money and may be what somebody wants to keep alive with such an id, so it ends first and the error comes last.
 *
 * @throws ProvisionerError `REMAINING`, `REMAINING_UNKNOWN` or `FOREIGN_RESOURCES` with `proof`, `PERMISSION_DENIED` for
 *   credentials that may do nothing at all, `UNREACHABLE_ENDPOINT`, `SERVICE_FAILED`, `ABORTED`; those without a proof name
 *   what the handle knows and when its lease ends.
 */
export async function terminateFleet(
  target: FleetHandle | FleetIntent,
  dependencies: Dependencies,
  { patienceMs = DEFAULT_PATIENCE_MS, launchedHere = false }: TerminateOptions = {},
): Promise<Proof> {
  const { clock, save } = dependencies;
  const handle: FleetHandle = 'intent' in target ? target : { intent: target };
  const proof = await removeAll(handle, dependencies, { patienceMs, launchedHere }).catch(
    (error: unknown) => {
      throw unfinishedEnd(error, handle);
    },
  );
  if (proof.remaining.length > 0) throw remainingError(proof);
  if (proof.unknown.length > 0) throw unknownError(proof);
  await save?.(endRecord(handle, clock.now()));
  if (proof.foreign.length > 0) throw foreignError(proof);
  return proof;
}

async function removeAll(
  handle: FleetHandle,
  dependencies: Dependencies,
  { patienceMs, launchedHere }: { readonly patienceMs: number; readonly launchedHere: boolean },
): Promise<Proof> {
  const { clock, logger } = dependencies;
  const { intent } = handle;
  const startedAt = clock.now().getTime();
  const denials = createDenials();
  const instances = await terminateInstances(
    planTermination(handle),
    { deadlineMs: patienceMs, launchedHere, denials },
    dependencies,
  );
  const { watch } = instances;
  const ids = watch.all().map(({ id }) => id);
  logger.info(`Terminated ${ids.join(', ') || 'no instance'} of ${intent.fleetId}.`);

  const search = { startedAt, launchedHere };
  const noGroups = { own: [], foreign: [] };
  const groups = await denials.find(
    'security-group',
    () => findFleetGroups(handle, search, dependencies),
    noGroups,
  );
  // A group is not free while machines live, or may live.
  const keptGroupIds: string[] = [];
  if (groups.own.length > 0 && !limitsMachines(denials))
    await denials.find('instance', () => waitUntilTerminated(watch, patienceMs, dependencies), undefined);
  for (const group of groups.own) {
    const remove = (): Promise<unknown> => deleteSecurityGroup(group, handle, patienceMs, dependencies);
    const isRemoved = !limitsMachines(denials) && (await denials.remove('security-group', remove));
    if (!isRemoved) keptGroupIds.push(group);
  }

  await denials.find('instance', () => instances.look(), undefined);
  const cleared = await clearInventory(handle, watch, denials, dependencies);
  const settled = new Set([...ids, ...instances.foreignIds(), ...groups.own, ...groups.foreign]);
  // A handle with strange ids may wait for the next end: what cannot be looked at is unknown already.
  const known = { startedAt, instanceIds: watch.all().map(({ id }) => id), settled };
  const named = denials.blind().size > 0 ? [] : await findForeign(handle, known, dependencies);
  const foreign: readonly FleetResource[] = [
    ...instances.foreignIds().map((id) => ({ kind: 'instance' as const, id })),
    ...groups.foreign.map((id) => ({ kind: 'security-group' as const, id })),
    ...cleared.foreign,
    ...named,
  ];
  return createProof(handle, watch, { groupIds: groups.own, keptGroupIds, foreign }, cleared, denials);
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
  let pollMs = FIRST_POLL_MS;
  while (!watch.all().every(isOver) && clock.now().getTime() - startedAt < patienceMs) {
    await pause(clock, jittered(pollMs), signal);
    pollMs = Math.min(2 * pollMs, POLL_MS);
    const ids = watch.all().map(({ id }) => id);
    watch.observe(await findByIds(ids, dependencies));
  }
}

function remainingError(proof: Proof): ProvisionerError {
  const lines = proof.remaining.map(({ kind, id, state, command }) => `${kind} ${id} (${state}): ${command}`);
  const reasons = reasonsOf(proof).map((reason) => `\n${reason}`);
  const foreign = proof.foreign.length === 0 ? '' : `\n${foreignText(proof)}`;
  return new ProvisionerError(
    'REMAINING',
    `Resources of ${proof.fleetId} remain:\n- ${lines.join('\n- ')}${reasons.join('')}${foreign}`,
    {
      proof,
      hint: 'Run the commands above, or terminate the fleet once more. Its handle keeps the keys until nothing remains.',
    },
  );
}

function unknownError(proof: Proof): ProvisionerError {
  const message = `It is unknown whether something of ${proof.fleetId} remains.`;
  return new ProvisionerError('REMAINING_UNKNOWN', [message, ...reasonsOf(proof)].join('\n'), {
    proof,
    hint: 'Allow the action and terminate the fleet once more. Its handle keeps the keys until nothing remains.',
  });
}

function foreignError(proof: Proof): ProvisionerError {
  return new ProvisionerError(
    'FOREIGN_RESOURCES',
    `${foreignText(proof)}\nEverything of ${proof.fleetId} itself is terminated.`,
    {
      proof,
      hint: 'Find out who wrote these ids or tags. A resource of your own is terminated by its own handle.',
    },
  );
}

function foreignText({ fleetId, foreign }: Proof): string {
  const lines = foreign.map(({ kind, id }) => `${kind} ${id}`);
  return `Not of ${fleetId} by client token or tag, and left untouched:\n- ${lines.join('\n- ')}`;
}
