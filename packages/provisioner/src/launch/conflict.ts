import { awsErrorName } from '../aws/classify-error.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';

/** Whether EC2 knows the client token from a launch with other parameters, which is another fleet's. */
export function isConflict(error: unknown): boolean {
  return awsErrorName(error) === 'IdempotentParameterMismatch';
}

/** `CONFLICT`: the machines of this identity belong to another process. */
export function conflict({ fleetId }: FleetIntent, action: string, error: unknown): ProvisionerError {
  return new ProvisionerError('CONFLICT', `Another fleet was launched under this identity (${fleetId}).`, {
    cause: error,
    awsError: awsErrorName(error),
    action,
    hint: `Terminate it with: ami-select terminate ${fleetId}, or give this fleet an id of its own.`,
  });
}
