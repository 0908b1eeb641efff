import { BuilderError } from '../report/errors.ts';
import type { MachineResolution } from '../resolve/resolution.ts';
import type { BroughtPython } from './bring-pythons.ts';
import type { DeliveredFile } from './delivery.ts';
import type { Fetched } from './fetch.ts';

const MIB = 2 ** 20;

/** Left for the program of uv, logs, results and what imports compile. */
const SPARE = 128 * MIB;

/** For a wheel whose directory was not read: installed files are about three times its size. */
const UNPACKED = 4;

export interface SpaceQuery {
  readonly files: readonly DeliveredFile[];
  /** Paths of files that are there already; what an earlier build unpacked from them makes room. */
  readonly kept: ReadonlySet<string>;
  readonly resolution: MachineResolution | undefined;
  readonly inspections: Fetched['inspections'];
  /** None when absent. */
  readonly pythons?: readonly BroughtPython[] | undefined;
}

/** Bytes that a build needs on a machine: what is sent, the unpacked Pythons, and the unpacked wheels of each environment. */
export function neededBytes({ files, kept, resolution, inspections, pythons = [] }: SpaceQuery): number {
  const missing = files.filter(({ path }) => !kept.has(path));
  const sizes = new Map(missing.map(({ path, bytes }) => [path.slice(path.lastIndexOf('/') + 1), bytes]));
  const wheels = resolution?.environments.flatMap(({ picks }) => picks) ?? [];
  let needed = SPARE;
  for (const { bytes } of missing) needed += bytes;
  for (const { contents } of pythons) needed += contents.unpackedBytes;
  for (const { file } of wheels) {
    const size = sizes.get(file.filename);
    if (size !== undefined) needed += inspections.get(file.filename)?.unpackedBytes || size * UNPACKED;
  }
  return needed;
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
