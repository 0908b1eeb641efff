import { unlink } from 'node:fs/promises';
import { refuseUnwritable } from '@ami-select/provisioner';
import { runEach } from './run-each.ts';
import { removeSshFiles } from './ssh-files.ts';

/**
 * Removes the record of a terminated fleet that nobody can read, and that may hold keys all the same, with the files for
 * ssh beside it. Follows no link.
 * @throws ProvisionerError `UNWRITABLE_FILE`
 */
export async function dropRecord(path: string): Promise<void> {
  await runEach(
    () => unlink(path).catch(refuseUnwritable(path)),
    () => removeSshFiles(path),
  );
}
