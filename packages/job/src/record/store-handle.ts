import { dirname } from 'node:path';
import { type FleetHandle, isKeptHandle, tidyRecords, writeHandle } from '@ami-select/provisioner';
import { removeSshFiles } from './ssh-files.ts';

/**
 * Stores a handle. With that of a terminated fleet its keys go: the handle has none any more, the files for ssh beside
 * it are removed, and so are old records.
 */
export async function storeHandle(path: string, handle: FleetHandle): Promise<void> {
  await writeHandle(path, handle);
  if (handle.terminatedAt === undefined) return;
  await removeSshFiles(path);
  if (isKeptHandle(path)) await tidyRecords(dirname(path), new Date(handle.terminatedAt));
}
