import type { Clock } from '@ami-select/core';
import type { PythonArchive } from '../definition/pythons.ts';
import { fetchFiles } from '../fetch/fetch-files.ts';
import type { WantedFile } from '../fetch/stored-wheel.ts';
import type { WheelStore } from '../fetch/wheel-store.ts';
import type { Fetch, IndexFile } from '../index/package-index.ts';
import { webFile } from '../index/web-file.ts';
import { BuilderError, type BuilderErrorCode } from '../report/errors.ts';
import { sizeOf } from '../resolve/range-access.ts';
import { type PythonContents, readPythonArchive } from '../resolve/read-python-archive.ts';

/** The archive of a Python for one architecture, as the build names it. */
export interface WantedPython {
  /** Such as `3.12`. */
  readonly version: string;
  /** `x86_64` or `arm64`. */
  readonly architecture: string;
  readonly archive: PythonArchive;
}

/** The archive of a Python on this machine, whose sha256 is right. */
export interface BroughtPython {
  readonly version: string;
  readonly sha256: string;
  readonly path: string;
  readonly bytes: number;
  readonly contents: PythonContents;
}

export interface PythonOptions {
  readonly clock: Clock;
  readonly store: WheelStore;
  readonly fetch?: Fetch | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Brings an archive to this machine, unless the store has it, and reads what is in it.
 * @throws BuilderError `HASH`, `UNREACHABLE_INDEX`, or `INVALID_BUILD` for an archive that is not of that Python
 */
export async function fetchPython(wanted: WantedPython, options: PythonOptions): Promise<BroughtPython> {
  const { store, signal } = options;
  const { version, archive } = wanted;
  const file = fileOf(wanted, options);
  const requirement = requirementOf(file);
  const stored = await fetchFiles([{ requirement, file }], { store, signal }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw unusable(wanted, cause);
  });
  const [{ path, bytes } = { path: '', bytes: 0 }] = stored.values();
  const contents = await readContents(wanted, path, signal);
  return { version, sha256: archive.sha256, path, bytes, contents };
}

/** @throws BuilderError `INVALID_BUILD` for an archive that is not of that Python */
async function readContents(
  wanted: WantedPython,
  path: string,
  signal: AbortSignal | undefined,
): Promise<PythonContents> {
  const contents = await readPythonArchive(path, wanted.version, signal);
  if ('because' in contents) throw refused(wanted, 'INVALID_BUILD', contents.because);
  return contents;
}

/**
 * Looks whether an archive is where the build says, without fetching more than its first byte; into one that the store has.
 * @returns the archive as a file, with its size where that is known
 * @throws BuilderError `INVALID_BUILD` where nothing is there, or no such Python; `UNREACHABLE_INDEX`
 */
export async function lookAtPython(wanted: WantedPython, options: PythonOptions): Promise<WantedFile> {
  const { store, signal } = options;
  const file = fileOf(wanted, options);
  const needed = { requirement: requirementOf(file), file };
  const kept = await store.find(wanted.archive.sha256, [], signal);
  if (kept !== undefined) {
    await readContents(wanted, kept.path, signal);
    return needed;
  }
  try {
    const size = await sizeOf(file, signal);
    return { ...needed, file: { ...file, size } };
  } catch (cause) {
    signal?.throwIfAborted();
    throw unusable(wanted, cause);
  }
}

function requirementOf({ hashes }: IndexFile): WantedFile['requirement'] {
  return { hashes, file: 'build.pythons', line: 1 };
}

function fileOf({ archive }: WantedPython, { clock, fetch }: PythonOptions): IndexFile {
  return webFile(archive.url, [`sha256:${archive.sha256}`], { clock, fetch });
}

function unusable(wanted: WantedPython, cause: unknown): unknown {
  if (!(cause instanceof BuilderError)) return cause;
  return refused(wanted, cause.code, cause.problems[0]?.message ?? cause.message, cause);
}

function refused(
  { version, architecture }: WantedPython,
  code: BuilderErrorCode,
  because: string,
  cause?: BuilderError,
): BuilderError {
  const field = `build.pythons.${version}.${architecture}`;
  const message = `the archive of Python ${version} cannot be used: ${because}`;
  const text = `${field}: ${message}`;
  return new BuilderError(code, text, { problems: [{ code, message, field }], cause });
}
