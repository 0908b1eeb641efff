import { createLaunchClient } from '@ami-select/access';
import type { Clock, Logger } from '@ami-select/core';
import {
  type Ec2Port,
  type FleetHandle,
  type Proof,
  terminateFleet,
  writeHandle,
} from '@ami-select/provisioner';
import type { StoredFleet } from './phases/find-fleet.ts';

export interface TerminateDependencies {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
  /** A client that retries nothing on its own; one of the SDK unless given. */
  readonly launchClient?: ((region: string, endpoint: string | undefined) => Ec2Port) | undefined;
}

/**
 * Terminates a fleet that another process launched, once or again, and proves it.
 * @throws ProvisionerError, with a `proof` when something remains
 */
export function terminateJob(
  { handle, path }: StoredFleet,
  { clock, logger, signal, launchClient = defaultClient }: TerminateDependencies,
): Promise<Proof> {
  const { region, endpoint } = handle.intent;
  return terminateFleet(handle, {
    ec2: launchClient(region, endpoint),
    clock,
    logger,
    signal,
    save: path === undefined ? undefined : (next: FleetHandle) => writeHandle(path, next),
  });
}

function defaultClient(region: string, endpoint: string | undefined): Ec2Port {
  return createLaunchClient({ region, endpoint });
}
