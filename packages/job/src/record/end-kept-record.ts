import { lstat } from 'node:fs/promises';
import type { Logger } from '@ami-select/core';
import { endRecord, type FleetHandle, isSameFleet, readHandle } from '@ami-select/provisioner';
import { storeHandle } from './store-handle.ts';

/** The end of a fleet, as the proof from another handle file of it says. */
export interface EndedFleet {
  readonly handle: FleetHandle;
  /** When the search for the fleet began: the proof says nothing of a launch after that. */
  readonly searchedAt: Date;
  readonly endedAt: Date;
}

/**
 * Takes the keys out of the record that jobs keep of a fleet, once a copy of it has ended the fleet. The record of
 * another fleet, of another endpoint or of a later launch stays as it is. One that cannot be read or written is only
 * warned about: the fleet has ended all the same.
 */
export async function endKeptRecord(
  path: string,
  { handle, searchedAt, endedAt }: EndedFleet,
  logger: Logger,
): Promise<void> {
  if ((await lstat(path).catch(() => undefined)) === undefined) return;
  try {
    const kept = await readHandle(path);
    const isLater = Date.parse(kept.intent.createdAt) > searchedAt.getTime();
    if (isLater || !isSameFleet(kept, handle)) return;
    await storeHandle(path, endRecord(kept, new Date(kept.terminatedAt ?? endedAt)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    logger.warn(`${path} may still hold private keys of ${handle.intent.fleetId}: ${reason}`);
  }
}
