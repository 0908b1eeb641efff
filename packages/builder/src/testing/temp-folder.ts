import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder that goes away with the test; a setup of several tests passes another end. */
export async function tempFolder(
  onEnd: (remove: () => Promise<void>) => void = onTestFinished,
): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'ami-select-builder-')));
  onEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
