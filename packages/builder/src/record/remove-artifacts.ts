import { lstat, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Logger, portablePath, whyUnwritable } from '@ami-select/core';
import type { LeftFile } from '@ami-select/transport';
import { isMachineName } from '../definition/machine-name.ts';
import { listLeft } from '../report/list-left.ts';
import { MOST_LISTED } from '../report/shorten.ts';
import { hashFile } from './hash-file.ts';
import type { BuildRecord, MachineRecord, RecordedFile } from './record.ts';

export interface RemoveArtifactsOptions {
  readonly outputDirectory: string;
  /** Names of the machines whose artifacts go; all when absent. */
  readonly machines?: readonly string[] | undefined;
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * Deletes the artifacts that a run brought to the output directory, so that they do not pass for those of the next one. A
 * file that is not as the run left it, or that lies behind a link, is somebody else's and stays. One that cannot be deleted,
 * as that of another user, is named in a warning.
 * @returns the machines as the run left them, without the artifacts that went
 */
export async function removeArtifacts(
  record: Pick<BuildRecord, 'machines'> | undefined,
  { outputDirectory, machines, logger }: RemoveArtifactsOptions,
): Promise<readonly MachineRecord[]> {
  const left: MachineRecord[] = [];
  const stuck: LeftFile[] = [];
  for (const machine of record?.machines ?? []) {
    const { name, artifacts } = machine;
    const stays = machines !== undefined && !machines.includes(name);
    left.push(stays ? machine : { ...machine, artifacts: [] });
    if (stays) continue;
    for (const { path, ...recorded } of artifacts) {
      if (!isOfRun(name, path)) continue;
      const file = { ...recorded, path: `${name}/${path}` };
      const reason = await removeOne(file, outputDirectory);
      if (reason !== undefined) stuck.push({ name: file.path, reason });
    }
  }
  if (stuck.length > 0) logger.warn(stuckWarning(stuck));
  return left;
}

/**
 * Whether a run can have brought the file home: a record is a file that others can write. Where the output directory is a
 * project, no history in it goes.
 */
function isOfRun(machine: string, path: string): boolean {
  if (!isMachineName(machine)) return false;
  const portable = portablePath(path);
  if (!('name' in portable) || portable.name !== path) return false;
  return path.split('/').every((part) => part.toLowerCase() !== '.git');
}

function stuckWarning(files: readonly LeftFile[]): string {
  const count = files.length;
  const list = listLeft({ count, examples: files.slice(0, MOST_LISTED) });
  return count === 1
    ? `1 artifact of an earlier run could not be deleted and is no result of this one; delete it as a user who may:${list}`
    : `${count} artifacts of an earlier run could not be deleted and are no result of this one; delete them as a user who may:${list}`;
}

/** Why a file that may be the run's is still there. */
async function removeOne(
  { path, sha256, bytes }: RecordedFile,
  outputDirectory: string,
): Promise<string | undefined> {
  const folders = foldersAbove(path);
  const file = join(outputDirectory, path);
  try {
    for (const folder of ['', ...folders])
      if (!(await lstat(join(outputDirectory, folder))).isDirectory()) return undefined;
    const stats = await lstat(file);
    if (!stats.isFile() || stats.size !== bytes) return undefined;
    const found = await hashFile(file);
    if (found === undefined) return 'it cannot be read';
    if (found.sha256 !== sha256 || found.bytes !== bytes) return undefined;
    await rm(file, { force: true });
  } catch (error) {
    const because = whyUnwritable(error);
    if (because === undefined) throw error;
    return ABSENT.has((error as NodeJS.ErrnoException).code ?? '')
      ? undefined
      : `it cannot be deleted because ${because}`;
  }
  for (const folder of folders.toReversed())
    if (!(await removeEmpty(join(outputDirectory, folder)))) return undefined;
  return undefined;
}

/** What the system says of a path where nothing is or can be. */
const ABSENT: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);

/** Of a path, from the top. */
function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.unshift(folder);
  return folders;
}

/** Whether the folder was empty. */
async function removeEmpty(path: string): Promise<boolean> {
  return rmdir(path).then(
    () => true,
    () => false,
  );
}
