import { lstat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createFolder, formatProblem, isPlainObject, type Problem } from '@ami-select/core';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { isFleetId } from '../fleet/identity.ts';
import { livingFleet } from '../fleet/living-fleet.ts';
import { checkHandle } from './check-handle.ts';
import { quote } from './check-shape.ts';
import { PACKED_VERSION, packHandle, UNREADABLE_MACHINES, unpackHandle } from './pack-handle.ts';
import { openPrivateFolder } from './private-folder.ts';
import { readOwnFile } from './read-own-file.ts';
import { removeRenewal, withRenewal } from './renewal-file.ts';
import { replaceFile } from './replace-file.ts';
import { refuseUnwritable } from './unwritable-file.ts';
import { wipeInPlace } from './wipe-in-place.ts';

/** Every host with the key, one field a line: written until 2026-11, and still read. */
const PLAIN_VERSION = 1;
const INTENT_VERSION = 1;
const FOLDER = 'ami-select';

/**
 * Where a fleet's handle is kept: in the runner's temporary folder, which is deleted with the job; on a terminal in the
 * user's state folder, which outlives a restart and which only the user can write to.
 *
 * @param variables The environment's `RUNNER_TEMP` and `XDG_STATE_HOME`.
 */
export function handlePath(variables: Readonly<Record<string, string | undefined>>, fleetId: string): string {
  const folder = variables.RUNNER_TEMP || variables.XDG_STATE_HOME || join(homedir(), '.local', 'state');
  return join(folder, FOLDER, `${fleetId}.json`);
}

/** Whether a path is one that `handlePath` gives, so that its folder is ours. */
export function isKeptHandle(path: string): boolean {
  return basename(dirname(path)) === FOLDER && path.endsWith('.json') && isFleetId(basename(path, '.json'));
}

/**
 * Writes a handle so that a reader finds the old one or the new one, never half of it. Mode 0600 from the first byte,
 * the folder of handles 0700. The first handle of a fleet never replaces that of another one without an end, which may
 * be all that is known of living machines. That of a terminated fleet loses its keys where there is no room to write: it
 * is overwritten in place, or removed.
 *
 * @throws ProvisionerError `CONFLICT` for such a handle; `INVALID_HANDLE` when it cannot be read, or when the folder of
 *   handles is a link or of another user; `UNWRITABLE_FILE`.
 */
export async function writeHandle(path: string, handle: FleetHandle): Promise<void> {
  if (isKeptHandle(path)) await openPrivateFolder(dirname(path));
  else await createFolder(dirname(path), 0o700).catch(refuseUnwritable(dirname(path)));
  if (isFirst(handle)) await assertReplaceable(path, handle);
  const text = `${JSON.stringify(packHandle(handle))}\n`;
  if (handle.terminatedAt === undefined) return replaceFile(path, text);
  await replaceFile(path, text).catch((error: unknown) => wipeInPlace(path, text, error));
  await removeRenewal(path);
}

/** Stored before the first creating call. */
function isFirst({ calls, terminatedAt }: FleetHandle): boolean {
  return calls?.length === 0 && terminatedAt === undefined;
}

async function assertReplaceable(path: string, { intent }: FleetHandle): Promise<void> {
  const before = await readStoredHandle(path);
  if (before === undefined || before.terminatedAt !== undefined) return;
  const { fleetId, ssh } = before.intent;
  // The same launch, which stores its intent again.
  if (fleetId === intent.fleetId && ssh.publicKey === intent.ssh.publicKey) return;
  throw livingFleet(before, path);
}

/** The handle at a path, undefined when nothing is there. @throws ProvisionerError as `readHandle` */
export async function readStoredHandle(path: string): Promise<FleetHandle | undefined> {
  if ((await lstat(path).catch(() => undefined)) === undefined) return undefined;
  return readHandle(path);
}

/**
 * Reads a handle back, with the expiry that a renewal gave it. File, form and every field are checked: it decides what is terminated, where, and with which keys.
 *
 * @throws ProvisionerError `INVALID_HANDLE` that lists every problem.
 */
export async function readHandle(path: string): Promise<FleetHandle> {
  return withRenewal(path, parseHandle(await readOwnFile(path), path));
}

/**
 * A handle from its text, with the checks of `readHandle`.
 *
 * @param source Where the text is from, for the message.
 * @throws ProvisionerError `INVALID_HANDLE` that lists every problem.
 */
export function parseHandle(text: string, source: string): FleetHandle {
  const parsed = parseJson(text, source);
  if (!isPlainObject(parsed))
    throw invalid(source, [{ message: `it is ${quote(parsed)}; expected an object` }]);
  const { version } = parsed;
  const inner = isPlainObject(parsed.intent) ? parsed.intent.version : undefined;
  if (!isReadable(version) || inner !== INTENT_VERSION) {
    const got = `version ${quote(version)} with an intent of version ${quote(inner)}`;
    const expected = `version ${PLAIN_VERSION} or ${PACKED_VERSION} with an intent of version ${INTENT_VERSION}`;
    throw invalid(source, [{ message: `it is of ${got}; expected ${expected}` }]);
  }
  const handle = version === PACKED_VERSION ? unpackHandle(parsed) : parsed;
  const problems = handle === undefined ? [UNREADABLE_MACHINES] : checkHandle(handle);
  if (problems.length > 0) throw invalid(source, problems);
  const { version: _version, ...fields } = handle as Readonly<Record<string, unknown>>;
  return fields as unknown as FleetHandle;
}

function isReadable(version: unknown): boolean {
  return version === PLAIN_VERSION || version === PACKED_VERSION;
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The text of a JSON error quotes the file, which holds keys.
    throw new ProvisionerError('INVALID_HANDLE', `The handle file ${source} cannot be read: it is not JSON.`);
  }
}

function invalid(source: string, problems: readonly Problem[]): ProvisionerError {
  const lines = problems.slice(0, 50).map((one) => `- ${formatProblem(one)}`);
  const more = problems.length > 50 ? [`- and ${problems.length - 50} more`] : [];
  const message = `${source} is not a handle file that can be used:\n${[...lines, ...more].join('\n')}`;
  return new ProvisionerError('INVALID_HANDLE', message, { problems });
}
