import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { planTermination } from './termination-target.ts';

/** The error that stopped an end, with what the handle knows: nobody knows what of it still exists. */
export function unfinishedEnd(error: unknown, handle: FleetHandle): unknown {
  if (!(error instanceof ProvisionerError) || handle.terminatedAt !== undefined) return error;
  const { intent, securityGroupId: group } = handle;
  const instances = planTermination(handle).knownIds.map((id) => `instance ${id}`);
  const known = [...instances, ...(group === undefined ? [] : [`security group ${group}`])];
  const what = known.length === 0 ? 'what was launched' : known.join(', ');
  const message = `${error.message}\n${intent.fleetId} may still have ${what}. The lease ends machines that still run at ${intent.expiresAt}.`;
  const { hint, history, awsError, action } = error;
  return new ProvisionerError(error.code, message, { hint, history, awsError, action, cause: error });
}
