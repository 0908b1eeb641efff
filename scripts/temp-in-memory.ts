import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const MOUNTS = '/proc/self/mounts';
const TMPFS = 0x01021994;
const ROOM_BYTES = 4 * 1024 ** 3;

/**
 * Global setup of vitest: `TMPDIR` is a folder in memory, for tests create and remove many files, and that takes a
 * quarter less of the CPU there. Nothing happens when `TMPDIR` is set, or when the place is no memory (macOS), is
 * small (containers) or lets nothing be executed.
 */
export function setup(): (() => void) | undefined {
  if (process.env.TMPDIR !== undefined || !isRoomyMemory('/dev/shm')) return undefined;
  return useFolderIn('/dev/shm', process.env);
}

/** Whether temporary files of the tests may lie there. */
export function isRoomyMemory(place: string): boolean {
  if (!existsSync(place)) return false;
  const { type, bavail, bsize } = statfsSync(place);
  if (type !== TMPFS || bavail * bsize < ROOM_BYTES) return false;
  const mount = mounts().find(({ path }) => path === place);
  return mount !== undefined && !mount.options.includes('noexec');
}

/** Sets `TMPDIR` to a folder of its own in `place`; the result removes it, as the end of the process does. */
export function useFolderIn(place: string, env: NodeJS.ProcessEnv): () => void {
  const folder = mkdtempSync(join(place, 'ami-select-tests-'));
  // Machines run as other users, which may reach what is theirs below it. Only its owner may list it.
  chmodSync(folder, 0o711);
  env.TMPDIR = folder;
  const remove = (): void => removeUnmounted(folder);
  process.once('exit', remove);
  return () => {
    process.off('exit', remove);
    remove();
  };
}

/** What is mounted below the folder is not the tests'. */
function removeUnmounted(folder: string): void {
  if (existsSync(MOUNTS) && mounts().some(({ path }) => path.startsWith(`${folder}/`)))
    throw new Error(`Mounts of the tests remain below ${folder}: it was not removed`);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The last mount at a path is first. */
function mounts(): { readonly path: string; readonly options: readonly string[] }[] {
  const lines = readFileSync(MOUNTS, 'utf8').trimEnd().split('\n');
  return lines
    .map((line) => line.split(' '))
    .map(([, path = '', , options = '']) => ({ path, options: options.split(',') }))
    .toReversed();
}
