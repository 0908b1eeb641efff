import { rm, writeFile } from 'node:fs/promises';

/**
 * Stores a report on machines that did not become ready, beside the handle of their fleet and readable by this user only;
 * an older one is replaced. Resolves with its path.
 */
export async function storeFailure(handle: string, report: string): Promise<string> {
  const path = `${handle.replace(/\.json$/, '')}.failure.txt`;
  await rm(path, { force: true });
  await writeFile(path, report, { mode: 0o600, flag: 'wx' });
  return path;
}
