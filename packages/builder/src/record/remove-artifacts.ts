import { lstat, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashFile } from './hash-file.ts';
import type { BuildRecord, MachineRecord, RecordedFile } from './record.ts';

export interface RemoveArtifactsOptions {
  readonly outputDirectory: string;
  /** Names of the machines whose artifacts go; all when absent. */
  readonly machines?: readonly string[] | undefined;
}

/**
 * Deletes the artifacts that a run brought to the output directory, so that they do not pass for those of the next one. A
 * file that is not as the run left it, or that lies behind a link, is somebody else's and stays.
 * @returns the machines as the run left them, without the artifacts that went
 */
export async function removeArtifacts(
  record: Pick<BuildRecord, 'machines'> | undefined,
  { outputDirectory, machines }: RemoveArtifactsOptions,
): Promise<readonly MachineRecord[]> {
  const left: MachineRecord[] = [];
  for (const machine of record?.machines ?? []) {
    const { name, artifacts } = machine;
    const stays = machines !== undefined && !machines.includes(name);
    left.push(stays ? machine : { ...machine, artifacts: [] });
    for (const { path, ...recorded } of stays ? [] : artifacts)
      await removeOne({ ...recorded, path: `${name}/${path}` }, outputDirectory);
  }
  return left;
}

async function removeOne({ path, sha256, bytes }: RecordedFile, outputDirectory: string): Promise<void> {
  const folders = foldersAbove(path);
  if (folders === undefined) return;
  for (const folder of ['', ...folders]) if (!(await isFolder(join(outputDirectory, folder)))) return;
  const file = join(outputDirectory, path);
  const found = await hashFile(file);
  if (found?.sha256 !== sha256 || found.bytes !== bytes) return;
  await rm(file, { force: true });
  for (const folder of folders.toReversed()) if (!(await removeEmpty(join(outputDirectory, folder)))) return;
}

/** Of a path, from the top; undefined for one that may lead elsewhere: a record is a file that others can write. */
function foldersAbove(path: string): readonly string[] | undefined {
  const parts = path.split('/');
  if (path.includes('\0') || parts.some((part) => part === '' || part === '.' || part === '..'))
    return undefined;
  const folders: string[] = [];
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.unshift(folder);
  return folders;
}

async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

/** Whether the folder was empty. */
async function removeEmpty(path: string): Promise<boolean> {
  return rmdir(path).then(
    () => true,
    () => false,
  );
}
