import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { refuseUnwritable } from './unwritable-file.ts';

/**
 * Writes a file of mode 0600 so that a reader finds the old text or the new one, never half of it.
 * @throws ProvisionerError `UNWRITABLE_FILE`; what was there stays.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    refuseUnwritable(path)(error);
  }
}
