import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Proof } from '../fleet/proof.ts';
import { KINDS } from '../kinds/all-kinds.ts';
import { namedResources } from './find-foreign.ts';
import { planTermination } from './termination-target.ts';

/** The error that stopped an end, with what the handle knows and a proof: nobody knows what of it still exists. */
export function unfinishedEnd(error: unknown, handle: FleetHandle): unknown {
  if (!(error instanceof ProvisionerError) || handle.terminatedAt !== undefined) return error;
  const { intent, securityGroupId: group } = handle;
  const instances = planTermination(handle).knownIds.map((id) => `instance ${id}`);
  const known = [...instances, ...(group === undefined ? [] : [`security group ${group}`])];
  const what = known.length === 0 ? 'what was launched' : known.join(', ');
  const message = `${error.message}\n${intent.fleetId} may still have ${what}. The lease ends machines that still run at ${intent.expiresAt}.`;
  const { hint, history, awsError, action } = error;
  const proof = proofOfNothing(handle, error.message);
  return new ProvisionerError(error.code, message, { hint, history, awsError, action, proof, cause: error });
}

/** No kind could be looked at. */
function proofOfNothing(handle: FleetHandle, reason: string): Proof {
  const { fleetId, expiresAt } = handle.intent;
  const kinds = ['instance' as const, ...KINDS.map(({ kind }) => kind)];
  return {
    fleetId,
    created: namedResources(handle),
    going: [],
    remaining: [],
    foreign: [],
    unknown: kinds.map((kind) => ({ kind, reason })),
    expiresAt,
    clean: false,
  };
}
