import { createHash } from 'node:crypto';
import type { TreeEntry } from '@ami-select/transport';
import { type StoredWheel, storedWheel } from '../fetch/stored-wheel.ts';
import { FOLDERS, REMOTE_UPLOAD_LIST } from '../machine/layout.ts';
import { sameVersion } from '../requirements/version.ts';
import type { MachineResolution, WheelPick } from '../resolve/resolution.ts';
import { type AssignedBuild, filesOfBuilds } from './assign-builds.ts';
import { checksumsOf } from './checksums.ts';
import type { HashedUpload } from './hash-uploads.ts';

/** A file for a machine, with what it must be there. */
export interface DeliveredFile extends TreeEntry {
  readonly sha256: string;
  readonly bytes: number;
  /** Its place is named by its hash, so that one of an earlier build is as good. */
  readonly mayBeThere: boolean;
}

/** Everything that one machine gets: wheels and tools once each, a flat lock per environment, the sources and their list. */
export function deliveryFor(
  resolution: MachineResolution | undefined,
  wheels: ReadonlyMap<string, StoredWheel>,
  uploads: readonly HashedUpload[],
  builds: readonly AssignedBuild[] = [],
): readonly DeliveredFile[] {
  const files = new Map<string, DeliveredFile>();
  const add = (file: DeliveredFile): void => void files.set(file.path, file);
  for (const tool of toolsOf(resolution)) {
    const stored = storedWheel(tool, wheels);
    if (stored) add(wheelFile(stored, FOLDERS.tools));
  }
  for (const { lock, picks } of resolution?.environments ?? []) {
    // A built wheel is known later than the others; its place in the files must not tell when.
    const stored = picks.toSorted(byName).flatMap((pick) => {
      const wheel = storedWheel(pick, wheels);
      return wheel ? [{ pick, wheel }] : [];
    });
    const paths = stored.map(({ wheel }) => wheelPath(wheel));
    for (const { wheel } of stored) add(wheelFile(wheel, `${FOLDERS.wheels}/${wheel.sha256}`));
    const { name } = lock.environment;
    const pins = stored.map(({ pick, wheel }) => pinOf(pick, wheel)).join('');
    add(textFile(`${FOLDERS.requirements}/${name}.txt`, pins));
    add(textFile(`${FOLDERS.requirements}/${name}.wheels`, paths.map((path) => `${path}\n`).join('')));
  }
  for (const pick of filesOfBuilds(builds.map(({ build }) => build))) {
    const stored = storedWheel(pick, wheels);
    if (stored) add(wheelFile(stored, `${FOLDERS.wheels}/${stored.sha256}`));
  }
  if (uploads.length > 0) add(textFile(REMOTE_UPLOAD_LIST, checksumsOf(uploads)));
  for (const upload of uploads)
    add({ ...upload, path: `${FOLDERS.workspace}/${upload.path}`, mayBeThere: false });
  return [...files.values()];
}

/** Where a wheel lies on a machine, below the root of the build. */
export function wheelPath({ sha256: digest, filename }: StoredWheel): string {
  return `${FOLDERS.wheels}/${digest}/${filename}`;
}

function byName({ requirement: one }: WheelPick, { requirement: other }: WheelPick): number {
  return one.key < other.key ? -1 : 1;
}

function toolsOf(resolution: MachineResolution | undefined): readonly WheelPick[] {
  return [resolution?.uv, resolution?.pip].filter((tool) => tool !== undefined);
}

function wheelFile(
  { filename, path: file, sha256: digest, bytes }: StoredWheel,
  folder: string,
): DeliveredFile {
  return { path: `${folder}/${filename}`, content: { file }, sha256: digest, bytes, mayBeThere: true };
}

function textFile(path: string, text: string): DeliveredFile {
  const bytes = Buffer.from(text);
  return {
    path,
    content: { bytes },
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.byteLength,
    mayBeThere: false,
  };
}

/**
 * The name in its normal form, by which pip names folders; the version of the wheel itself, which may have a local part
 * that the lock leaves out; and its hash alone.
 */
function pinOf({ requirement: { key, version } }: WheelPick, wheel: StoredWheel): string {
  const own = wheel.filename.split('-')[1] ?? version;
  return `${key}==${sameVersion(own, version) ? version : own} --hash=sha256:${wheel.sha256}\n`;
}
