import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Proof } from '../fleet/proof.ts';
import { KINDS } from '../kinds/all-kinds.ts';
import { namedResources } from './find-foreign.ts';
import { planTermination } from './termination-target.ts';

/**
 * `REMAINING_UNKNOWN` with the error that stopped an end, what the handle knows, and a proof: nobody knows what of it
 * still exists. Before the first creating call the error keeps its code.
 */
export function unfinishedEnd(error: unknown, handle: FleetHandle): unknown {
  if (!(error instanceof ProvisionerError) || handle.terminatedAt !== undefined) return error;
  const { intent, securityGroupId: group } = handle;
  const instances = planTermination(handle).knownIds.map((id) => `instance ${id}`);
  const known = [...instances, ...(group === undefined ? [] : [`security group ${group}`])];
  const what = known.length === 0 ? 'what was launched' : known.join(', ');
  const message = `${error.message}\n${intent.fleetId} may still have ${what}. The lease ends machines that still run at ${intent.expiresAt}.`;
  const { hint, history, awsError, action } = error;
  const proof = proofOfNothing(handle, error.message);
  const mayHaveCreated = handle.calls === undefined || handle.calls.length > 0;
  const code = mayHaveCreated ? 'REMAINING_UNKNOWN' : error.code;
  return new ProvisionerError(code, message, { hint, history, awsError, action, proof, cause: error });
}

/** No kind could be looked at. */
function proofOfNothing(handle: FleetHandle, reason: string): Proof {
  const { fleetId, expiresAt } = handle.intent;
  return {
    fleetId,
    created: namedResources(handle),
    going: [],
    remaining: [],
    foreign: [],
    unknown: KINDS.map(({ kind }) => ({ kind, reason })),
    expiresAt,
    clean: false,
  };
}
