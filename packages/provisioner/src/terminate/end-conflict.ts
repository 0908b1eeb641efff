import type { SpawnDependencies } from '../aws/ports.ts';
import { endRecord } from '../fleet/end-record.ts';
import type { CreatingCall, FleetHandle } from '../fleet/handle.ts';
import type { Proof } from '../fleet/proof.ts';
import { type TerminateOptions, terminateFleet } from './terminate-fleet.ts';

type Dependencies = Parameters<typeof terminateFleet>[1];

/**
 * Ends what this process launched before a `CONFLICT` said that another process has the same identity: in an earlier
 * pool, or before its machines were replaced. That process' machines carry the same tags and tokens, so that nothing is
 * searched: the ids of this process' own launches end, with what is attached to them, and so does the group that it
 * created. What it adopted stays. The record says then that this fleet has ended, so that no later end takes the other
 * process' for its own.
 *
 * @param handle The last saved handle of this process.
 * @returns The proof; undefined where this process launched nothing.
 * @throws ProvisionerError as `terminateFleet`.
 */
export async function endOfConflict(
  handle: FleetHandle,
  dependencies: Dependencies,
  options: Pick<TerminateOptions, 'deadlineMs'> = {},
): Promise<Proof | undefined> {
  const own = ownPart(handle);
  if (own.calls?.some(isLaunch))
    return terminateFleet(own, dependencies, { ...options, launchedHere: true, isShared: true });
  await recordNothing({ ...handle, conflict: true }, dependencies);
  return undefined;
}

/** A launch that has launched something, or may have. */
function isLaunch({ action, outcome, ids }: CreatingCall): boolean {
  const isOfMachines = action === 'RunInstances' || action === 'CreateFleet';
  return isOfMachines && (outcome === 'sent' || ids.length > 0);
}

function ownPart(handle: FleetHandle): FleetHandle {
  const { calls = [], securityGroupId, intent, ...rest } = handle;
  const isCreator = ({ action, outcome, adopted = false }: CreatingCall): boolean =>
    action !== 'CreateSecurityGroup' || (outcome === 'created' && !adopted);
  const own = calls.filter(isCreator);
  const hasGroup = own.some(({ action }) => action === 'CreateSecurityGroup');
  const ownHandle = { ...rest, calls: own, conflict: true };
  if (hasGroup) return { ...ownHandle, intent, securityGroupId };
  return { ...ownHandle, intent: { ...intent, securityGroupName: undefined }, calls: own };
}

async function recordNothing(
  handle: FleetHandle,
  { clock, logger, save }: Pick<SpawnDependencies, 'clock' | 'logger' | 'save'>,
): Promise<void> {
  await save?.(endRecord(handle, clock.now())).catch((error: unknown) =>
    logger.warn(`The record of ${handle.intent.fleetId} stays: ${String(error)}`),
  );
}
