import { keyOf, storedWheel } from '../fetch/stored-wheel.ts';
import { stampPath } from '../machine/layout.ts';
import { BuilderError } from '../report/errors.ts';
import { mebibytes } from '../report/mebibytes.ts';
import type { MachineResolution, WheelPick } from '../resolve/resolution.ts';
import type { AssignedBuild } from './assign-builds.ts';
import type { BroughtPython } from './bring-pythons.ts';
import { type DeliveredFile, wheelPath } from './delivery.ts';
import type { Fetched } from './fetch.ts';

const MIB = 2 ** 20;

/** Left for the program of uv, logs, results and what imports compile. */
const SPARE = 128 * MIB;

/** For a wheel whose directory was not read: installed files are about three times its size. */
const UNPACKED = 4;

/** For a source archive: it is unpacked, compiled and packed again. */
const BUILDING = 12;

export interface SpaceQuery {
  readonly files: readonly DeliveredFile[];
  /** Paths of files that an earlier build left as they must be, and of the stamps of its environments. */
  readonly kept: ReadonlySet<string>;
  readonly resolution: MachineResolution | undefined;
  readonly wheels: Fetched['wheels'];
  readonly inspections: Fetched['inspections'];
  /** None when absent. */
  readonly pythons?: readonly BroughtPython[] | undefined;
  /** Source archives that the machine builds; none when absent. */
  readonly builds?: readonly AssignedBuild[] | undefined;
}

/** Bytes that a build needs on a machine: what is sent, and what that unpacks to. */
export function neededBytes(query: SpaceQuery): number {
  const missing = query.files.filter(({ path }) => !query.kept.has(path));
  return missing.reduce((sum, { bytes }) => sum + bytes, installedBytes(query));
}

/** Bytes of the unpacked Pythons and environments, as far as they are not there, and some to spare. */
export function installedBytes({
  kept,
  resolution,
  wheels,
  inspections,
  pythons = [],
  builds = [],
}: Omit<SpaceQuery, 'files'>): number {
  const sizeOf = (pick: WheelPick): number => {
    const wheel = storedWheel(pick, wheels);
    return wheel === undefined ? 0 : inspections.get(keyOf(wheel))?.unpackedBytes || wheel.bytes * UNPACKED;
  };
  // One after the other, and each is deleted after it.
  const building = builds.map(({ build }) =>
    build.tools.reduce((sum, tool) => sum + sizeOf(tool), BUILDING * build.sdist.bytes),
  );
  let needed = SPARE + Math.max(0, ...building);
  for (const { contents } of pythons) needed += contents.unpackedBytes;
  for (const { lock, picks } of resolution?.environments ?? []) {
    const isThere = kept.has(stampPath(lock.environment.name));
    for (const pick of picks) {
      const wheel = storedWheel(pick, wheels);
      // What another lock unpacked into an environment makes room.
      if (wheel === undefined || (isThere && kept.has(wheelPath(wheel)))) continue;
      needed += sizeOf(pick);
    }
  }
  return needed;
}

/** @throws BuilderError `MACHINE_FAILED` when a disk is too small. */
export function assertFits(needed: number, free: number): void {
  if (needed <= free) return;
  const message = `the disk of the build has ${mebibytes(free)} MiB free; expected ${mebibytes(needed)} MiB`;
  throw new BuilderError('MACHINE_FAILED', message);
}
