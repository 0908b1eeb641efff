import type { Logger } from '@ami-select/core';
import { type FleetHandle, isSameFleet, readFleetState } from '@ami-select/provisioner';
import { assertOwnPlace, type FindFleetOptions, findFleet, type StoredFleet } from './find-fleet.ts';

/** What the main step of an action saved for its post step. */
export interface SavedFleet {
  /** Path of the handle file. */
  readonly path: string;
  /** The state of the fleet without its file, as `fleetState` writes it. */
  readonly state: string;
}

/**
 * The fleet of a main step: by its handle file, or by the saved state where the file is gone, cannot be used or is of
 * another fleet. The state knows the intent of the fleet, so that its end searches longer.
 * @throws JobError FOREIGN_HANDLE; ProvisionerError INVALID_HANDLE; AccessError for an endpoint that is none
 */
export async function findSavedFleet(
  { path, state }: SavedFleet,
  options: FindFleetOptions & { readonly logger: Pick<Logger, 'warn'> },
): Promise<StoredFleet> {
  const saved = state === '' ? undefined : readFleetState(state);
  if (saved === undefined) return findFleet(path, options);
  const found = await findFleet(path, options).catch((error: unknown) => error as Error);
  if (!(found instanceof Error) && isSameLaunch(found.handle, saved)) return found;
  const reason = found instanceof Error ? found.message : `${path} is the handle of another fleet`;
  options.logger.warn(`${reason}\n${saved.intent.fleetId} is searched with what its main step saved.`);
  const endpoint = assertOwnPlace(saved, 'the saved state', options.variables);
  // The file of another fleet stays as it is.
  return { handle: saved, path: found instanceof Error ? path : undefined, recordPath: path, endpoint };
}

function isSameLaunch(one: FleetHandle, other: FleetHandle): boolean {
  return isSameFleet(one, other) && (one.intent.generation ?? 0) === (other.intent.generation ?? 0);
}
