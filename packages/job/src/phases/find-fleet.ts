import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkEndpoint, endpointOf, resolveRegions, type Variables } from '@ami-select/access';
import type { Clock } from '@ami-select/core';
import { type FleetHandle, handlePath, isFleetId, readHandle, recoverHandle } from '@ami-select/provisioner';
import { JobError } from '../context/errors.ts';

/** A fleet that some process launched. */
export interface StoredFleet {
  readonly handle: FleetHandle;
  /** Undefined without a file, when only the id of the fleet is known. */
  readonly path: string | undefined;
}

export interface FindFleetOptions {
  readonly variables: Variables;
  readonly workingDirectory: string;
  /** Region of a fleet whose handle file is missing; that of the environment by default. */
  readonly region?: string | undefined;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Finds a fleet by the path of its handle file or by its id. An id stands for the handle where jobs store it, or else
 * for everything that carries the fleet's tags.
 * @throws JobError UNKNOWN_FLEET; ProvisionerError INVALID_HANDLE; AccessError when there is no region or endpoint
 */
export async function findFleet(word: string, options: FindFleetOptions): Promise<StoredFleet> {
  const { variables, workingDirectory } = options;
  const kept = handlePath(variables, word);
  const path = [resolve(workingDirectory, word), kept].find((candidate) => existsSync(candidate));
  if (path !== undefined) return { handle: await readHandle(path), path };
  if (isFleetId(word)) return { handle: await recover(word, options), path: undefined };
  const message = `"${word}" is neither a fleet id nor a handle file, and there is no ${kept}`;
  throw new JobError('UNKNOWN_FLEET', message, {
    hint: 'Give the path of the handle file that the job named, or the fleet id and its region.',
  });
}

async function recover(
  fleetId: string,
  { variables, region: given, clock }: FindFleetOptions,
): Promise<FleetHandle> {
  const [region = ''] = await resolveRegions(given === undefined ? [] : [given], variables);
  await checkEndpoint(variables);
  return recoverHandle({ fleetId, region, endpoint: endpointOf(variables), now: clock.now() });
}
