import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { matchingHash, sha256 } from '../wheels/digest.ts';
import type { MachineResolution, WheelPick } from './resolve-wheels.ts';

/** A verified wheel in the local wheelhouse. */
export interface StoredWheel {
  readonly filename: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** False when it was there already. */
  readonly downloaded: boolean;
}

export interface FetchOptions {
  /** Where the wheels are kept; what is there already and has an allowed hash is not fetched again. */
  readonly folder: string;
  readonly signal?: AbortSignal;
}

const CONCURRENCY = 8;

/**
 * Fetches every wheel that any machine needs, once, and checks its hash.
 * @throws BuilderError `HASH` that lists every wheel whose bytes are not the ones that were locked.
 */
export async function fetchWheels(
  resolutions: readonly MachineResolution[],
  { folder, signal }: FetchOptions,
): Promise<ReadonlyMap<string, StoredWheel>> {
  await mkdir(folder, { recursive: true });
  const queue = [...uniquePicks(resolutions).values()];
  const stored = new Map<string, StoredWheel>();
  const problems: Problem[] = [];
  const work = async (): Promise<void> => {
    for (let pick = queue.shift(); pick; pick = queue.shift()) {
      signal?.throwIfAborted();
      const result = await fetchWheel(pick, folder, signal);
      if ('code' in result) problems.push(result);
      else stored.set(result.filename, result);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  throwProblems('Wheels are not what was locked', problems);
  return stored;
}

/** By file name; the hashes allowed for a file are those that every requirement for it allows. */
function uniquePicks(resolutions: readonly MachineResolution[]): ReadonlyMap<string, WheelPick> {
  const unique = new Map<string, WheelPick>();
  for (const { environments, pip } of resolutions) {
    const picks = [...environments.flatMap((environment) => environment.picks), ...(pip ? [pip] : [])];
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
  const kept = await readFile(path).catch(() => undefined);
  if (kept && matchingHash(kept, requirement.hashes) !== undefined) return describe(kept, pick, path, false);
  const bytes = await file.read(signal);
  if (matchingHash(bytes, requirement.hashes) === undefined) {
    const message = `${file.filename} has sha256:${sha256(bytes)}, allowed are ${requirement.hashes.join(', ')}`;
    return { code: 'HASH', message, file: requirement.file, line: requirement.line };
  }
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
  return describe(bytes, pick, path, true);
}

function describe(bytes: Uint8Array, { file }: WheelPick, path: string, downloaded: boolean): StoredWheel {
  return { filename: file.filename, path, sha256: sha256(bytes), bytes: bytes.byteLength, downloaded };
}
