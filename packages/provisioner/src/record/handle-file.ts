import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetHandle } from '../fleet/handle.ts';

const VERSION = 1;

/**
 * Where a fleet's handle is kept: in the runner's temporary folder, which is deleted with the job; on a terminal in the
 * user's state folder, which outlives a restart and which only the user can write to.
 *
 * @param variables The environment's `RUNNER_TEMP` and `XDG_STATE_HOME`.
 */
export function handlePath(variables: Readonly<Record<string, string | undefined>>, fleetId: string): string {
  const folder = variables.RUNNER_TEMP || variables.XDG_STATE_HOME || join(homedir(), '.local', 'state');
  return join(folder, 'ami-select', `${fleetId}.json`);
}

/** Writes a handle so that a reader finds the old one or the new one, never half of it. Mode 0600, directory 0700. */
export async function writeHandle(path: string, handle: FleetHandle): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(draft, `${JSON.stringify({ version: VERSION, ...handle }, null, 2)}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/**
 * Reads a handle back.
 *
 * @throws ProvisionerError `INVALID_HANDLE`.
 */
export async function readHandle(path: string): Promise<FleetHandle> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    // The text of a JSON error quotes the file, which holds keys.
    const reason =
      error instanceof SyntaxError ? 'it is not JSON' : String((error as NodeJS.ErrnoException).code);
    throw new ProvisionerError('INVALID_HANDLE', `The handle file ${path} cannot be read: ${reason}.`, {
      cause: error instanceof SyntaxError ? undefined : error,
    });
  }
  if (!isHandle(parsed)) {
    throw new ProvisionerError('INVALID_HANDLE', `${path} is not a handle file of version ${VERSION}.`);
  }
  const { version: _version, ...handle } = parsed;
  return handle;
}

function isHandle(value: unknown): value is FleetHandle & { version: number } {
  if (typeof value !== 'object' || value === null) return false;
  const { version, intent } = value as { version?: unknown; intent?: Partial<FleetHandle['intent']> };
  return (
    version === VERSION &&
    intent?.version === 1 &&
    typeof intent.fleetId === 'string' &&
    Array.isArray(intent.pools)
  );
}
