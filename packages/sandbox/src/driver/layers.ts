import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SandboxError } from '../contract/sandbox-error.ts';
import { runTool } from '../host/run-tool.ts';

/** Copies what an overlay changed, deletions and modes included. */
export async function copyLayer(from: string, to: string): Promise<void> {
  const result = await runTool('cp', ['-a', '--reflink=auto', from, to]);
  if (!result.ok) throw new SandboxError('SNAPSHOT_FAILED', `the disk was not copied: ${result.problem}`);
}

/** Saves what an overlay changed as a new image below `directory`; returns its folder. */
export async function saveLayer(upper: string, directory: string): Promise<string> {
  const image = join(directory, `layer-${randomBytes(6).toString('hex')}`);
  mkdirSync(directory, { recursive: true });
  await copyLayer(upper, image);
  return image;
}
