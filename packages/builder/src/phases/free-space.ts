import { BuilderError } from '../report/errors.ts';
import type { MachineResolution } from '../resolve/resolution.ts';
import type { DeliveredFile } from './delivery.ts';

/** Installed files of a wheel are about three times its size; compiled ones of the first imports come on top. */
const UNPACKED = 4;

const MIB = 2 ** 20;

/** Left for logs and results. */
const SPARE = 64 * MIB;

/** Bytes that a build needs on a machine besides the files that are there already. */
export function neededBytes(
  files: readonly DeliveredFile[],
  kept: ReadonlySet<string>,
  resolution: MachineResolution | undefined,
): number {
  const sizes = new Map(files.map(({ path, bytes }) => [path.split('/').at(-1), bytes]));
  const wheels = resolution?.environments.flatMap(({ picks }) => picks) ?? [];
  const unpacked = wheels.reduce((sum, { file }) => sum + (sizes.get(file.filename) ?? 0) * UNPACKED, 0);
  const sent = files.reduce((sum, { path, bytes }) => sum + (kept.has(path) ? 0 : bytes), 0);
  return sent + unpacked + SPARE;
}

/** @throws BuilderError `MACHINE_FAILED` when a disk is too small. */
export function assertFits(needed: number, free: number): void {
  if (needed <= free) return;
  const message = `the disk of the build has ${mebibytes(free)} MiB free; expected ${mebibytes(needed)} MiB`;
  throw new BuilderError('MACHINE_FAILED', message);
}

function mebibytes(bytes: number): string {
  return Math.ceil(bytes / MIB).toLocaleString('en-US');
}
