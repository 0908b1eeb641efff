import { forShell } from '@ami-select/core';
import { ProvisionerError } from './errors.ts';
import type { FleetHandle } from './handle.ts';

/** The error where the handle of a fleet without an end would be lost: it may be all that is known of living machines. */
export function livingFleet({ intent }: FleetHandle, path: string): ProvisionerError {
  const { fleetId, createdAt } = intent;
  return new ProvisionerError(
    'CONFLICT',
    `${fleetId} of ${createdAt} may be alive: no end of it is recorded in ${path}; nothing was created`,
    {
      hint: `End it with: ami-select terminate ${forShell(path)}, or give this fleet an identity of its own.`,
    },
  );
}
