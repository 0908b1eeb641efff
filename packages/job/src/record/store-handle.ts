import { dirname } from 'node:path';
import { type FleetHandle, isKeptHandle, tidyRecords, writeHandle } from '@ami-select/provisioner';
import { runEach } from './run-each.ts';
import { removeSshFiles } from './ssh-files.ts';

/**
 * Stores a handle. With that of a terminated fleet its keys go: the handle has none any more, the files for ssh beside
 * it are removed, and so are old records.
 */
export async function storeHandle(path: string, handle: FleetHandle): Promise<void> {
  const { terminatedAt } = handle;
  if (terminatedAt === undefined) return writeHandle(path, handle);
  // Also where no room is left to write.
  await runEach(
    () => writeHandle(path, handle),
    () => removeSshFiles(path),
  );
  if (isKeptHandle(path)) await tidyRecords(dirname(path), new Date(terminatedAt));
}
