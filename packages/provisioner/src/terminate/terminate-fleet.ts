import type { SpawnDependencies } from '../aws/ports.ts';
import { endRecord } from '../fleet/end-record.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Proof } from '../fleet/proof.ts';
import { reasonsOf } from '../fleet/reasons-of.ts';
import { endResources } from './end-loop.ts';
import { unfinishedEnd } from './unfinished-end.ts';

export interface TerminateOptions {
  /** The time for all of it; what is not done by then is in the proof. Four minutes unless given. */
  readonly deadlineMs?: number | undefined;
  /**
   * The handle never left this process, so that its ids are EC2's own responses and need no proof, and machines of the same
   * identity with another lease are another caller's and stay. Without it nothing is terminated that does not show that it
   * is ours.
   */
  readonly launchedHere?: boolean | undefined;
  /** Another process has the same identity: nothing ends but what the handle names and what is of those machines. */
  readonly isShared?: boolean | undefined;
}

/** A cancelled job of GitHub Actions has five minutes for all that is left of it. */
const DEFAULT_DEADLINE_MS = 240_000;

type Dependencies = Pick<SpawnDependencies, 'ec2' | 'scheduler' | 'clock' | 'logger' | 'signal' | 'save'>;

/**
 * Terminates a fleet and proves it: terminates its instances (found by id, client token and tag), deletes its security group
 * and what else carries its signature, and takes inventory until nothing remains but what is shutting down. Throttling, an
 * endpoint that cannot be reached and credentials that are over are waited out up to the deadline; then there is a proof in
 * any case. Safe to repeat at any time. Give it the last saved handle where there is one: with the intent alone it must
 * search longer, as anything may have been created. After a clean proof the saved handle holds no keys; one that cannot be
 * written is warned about, and the proof stands.
 *
 * An aborted `signal` means hurry and stops nothing: TerminateInstances is sent before any other call that can wait. Ids of
 * a stored handle need one response first that shows that they are ours, and it is asked for again within a second.
 *
 * What the handle names and what is not ours, by client token or tag, stays untouched. It does not spare our own: that
 * costs money and may be what somebody wants to keep alive with such an id, so it ends first and the error comes last.
 *
 * @throws ProvisionerError `REMAINING`, `REMAINING_UNKNOWN` or `FOREIGN_RESOURCES` with `proof`. With credentials that EC2
 *   does not accept every kind is unknown; before the first creating call the error is `PERMISSION_DENIED`.
 */
export async function terminateFleet(
  target: FleetHandle | FleetIntent,
  dependencies: Dependencies,
  { deadlineMs = DEFAULT_DEADLINE_MS, launchedHere = false, isShared }: TerminateOptions = {},
): Promise<Proof> {
  const handle: FleetHandle = 'intent' in target ? target : { intent: target };
  const proof = await endResources(handle, { deadlineMs, launchedHere, isShared }, dependencies).catch(
    (error: unknown) => {
      throw unfinishedEnd(error, handle);
    },
  );
  if (proof.remaining.length > 0) throw remainingError(proof);
  if (proof.unknown.length > 0) throw unknownError(proof);
  await recordEnd(handle, dependencies);
  if (proof.foreign.length > 0) throw foreignError(proof);
  return proof;
}

/** The proof stands without a record of it. */
async function recordEnd(handle: FleetHandle, { clock, logger, save }: Dependencies): Promise<void> {
  const { terminatedAt } = handle;
  const endedAt = terminatedAt === undefined ? clock.now() : new Date(terminatedAt);
  await save?.(endRecord(handle, endedAt)).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    logger.warn(
      `The record of ${handle.intent.fleetId}, which is terminated, may still hold its private keys: ${reason}. Delete it.`,
    );
  });
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
    hint: 'Terminate the fleet once more when the action is allowed, or the endpoint responds. Its handle keeps the keys until nothing remains.',
  });
}

function foreignError(proof: Proof): ProvisionerError {
  return new ProvisionerError(
    'FOREIGN_RESOURCES',
    `${foreignText(proof)}\nAll that shows that it is of ${proof.fleetId} is gone.`,
    {
      proof,
      hint: 'Find out who wrote or removed these ids or tags. A resource of your own is terminated by its own handle.',
    },
  );
}

function foreignText({ fleetId, foreign }: Proof): string {
  const lines = foreign.map(({ kind, id }) => `${kind} ${id}`);
  return `Not of ${fleetId} by client token or tag, and left untouched:\n- ${lines.join('\n- ')}`;
}
