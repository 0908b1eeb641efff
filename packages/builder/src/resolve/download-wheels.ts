import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createFolder, findPath, readNamedFile, type SizeLimit } from '@ami-select/core';
import { readOpened } from '../index/read-opened.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { matchingHash, sha256 } from '../wheels/digest.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';

/** A verified wheel in the local wheelhouse. */
export interface StoredWheel {
  readonly filename: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** False when it was there already. */
  readonly downloaded: boolean;
}

export interface DownloadOptions {
  /** The wheelhouse; a wheel that is in it and has an allowed hash is not downloaded again. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}

const CONCURRENCY = 8;
const LARGEST_WHEEL: SizeLimit = { name: 'a wheel', mebibytes: 2048 };

/**
 * Downloads every wheel that any machine needs, once, and checks its hash.
 * @throws BuilderError `HASH` that lists every wheel whose bytes are not the ones that were locked.
 */
export async function downloadWheels(
  resolutions: readonly MachineResolution[],
  { folder, signal }: DownloadOptions,
): Promise<ReadonlyMap<string, StoredWheel>> {
  await createFolder(folder);
  assertOwn(folder);
  const picks = [...uniquePicks(resolutions).values()];
  const results: (StoredWheel | Problem)[] = [];
  const queue = picks.entries();
  const work = async (): Promise<void> => {
    for (const [index, pick] of queue) {
      signal?.throwIfAborted();
      results[index] = await fetchWheel(pick, folder, signal);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  throwProblems(
    'Wheels differ from the lock file',
    results.filter((result) => 'code' in result),
  );
  const stored = results.filter((result) => 'path' in result);
  return new Map(stored.map((wheel) => [wheel.filename, wheel]));
}

/** The folder may have come with the project. @throws BuilderError `INVALID_BUILD` */
function assertOwn(folder: string): void {
  const found = findPath({ base: dirname(folder), path: folder, kind: 'folder' });
  if (!('because' in found)) return;
  const message = `${folder} is not valid because ${found.because}; expected a folder of its own`;
  throw new BuilderError('INVALID_BUILD', message);
}

/** By file name; the hashes allowed for a file are those that every requirement for it allows. */
function uniquePicks(resolutions: readonly MachineResolution[]): ReadonlyMap<string, WheelPick> {
  const unique = new Map<string, WheelPick>();
  for (const { environments, uv, pip } of resolutions) {
    const tools = [uv, pip].filter((tool) => tool !== undefined);
    const picks = [...environments.flatMap((environment) => environment.picks), ...tools];
    for (const pick of picks) {
      const earlier = unique.get(pick.file.filename)?.requirement.hashes;
      const hashes = pick.requirement.hashes.filter((hash) => earlier?.includes(hash) ?? true);
      unique.set(pick.file.filename, { ...pick, requirement: { ...pick.requirement, hashes } });
    }
  }
  return unique;
}

async function fetchWheel(
  pick: WheelPick,
  folder: string,
  signal?: AbortSignal,
): Promise<StoredWheel | Problem> {
  const { requirement, file } = pick;
  const path = join(folder, file.filename);
  const kept = readNamedFile({ base: folder, path: file.filename }, LARGEST_WHEEL);
  if ('bytes' in kept && matchingHash(kept.bytes, requirement.hashes) !== undefined)
    return describe(kept.bytes, pick, kept.path, false);
  const bytes = await readOpened(await file.open({ signal }));
  if (matchingHash(bytes, requirement.hashes) === undefined) {
    const message = `${file.filename} has sha256:${sha256(bytes)}, allowed are ${requirement.hashes.join(', ')}`;
    return { code: 'HASH', message, file: requirement.file, line: requirement.line };
  }
  await rm(`${path}.part`, { force: true });
  // An older link in the folder must not lead the wheel out of it.
  await writeFile(`${path}.part`, bytes, { flag: 'wx' });
  await rename(`${path}.part`, path);
  return describe(bytes, pick, path, true);
}

function describe(bytes: Uint8Array, { file }: WheelPick, path: string, downloaded: boolean): StoredWheel {
  return { filename: file.filename, path, sha256: sha256(bytes), bytes: bytes.byteLength, downloaded };
}
