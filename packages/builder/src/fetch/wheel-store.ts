import { randomUUID } from 'node:crypto';
import { constants, lstat, open, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, createFolder, whyUnwritable } from '@ami-select/core';
import { ChangedFile } from '../index/failures.ts';
import { leaveFile } from '../index/leave-file.ts';
import { openLocalFile } from '../index/local-file.ts';
import type { IndexFile } from '../index/package-index.ts';
import { SpentBuffers } from '../index/spent-buffers.ts';
import { BuilderError } from '../report/errors.ts';
import { Digests, type FinishedDigests } from '../wheels/digests.ts';

export interface WheelStoreOptions {
  readonly folder: string;
  readonly clock: Clock;
}

/** A file of the store. */
export interface StoredFile {
  readonly path: string;
  readonly digests: FinishedDigests;
}

interface AddOptions {
  readonly accepts: (digests: FinishedDigests) => boolean;
  readonly signal: AbortSignal;
}

/** Times that a file is begun while it becomes another each time. */
const MOST_BEGUN = 3;

export const NO_SPACE_HINT = 'free space on this machine, or choose another folder with XDG_CACHE_HOME';

/** The end of the name of a file that is not whole yet. */
export const PART = '.part';
/** Of this user alone: what lies there is read by builds. */
const FOLDER_MODE = 0o700;
/** Neither replaces a file nor follows a link in its place. */
const NEW_FILE = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY;

/**
 * A folder of wheels, each under the sha256 of its bytes, for any number of builds at once: a file appears whole or not
 * at all, and is hashed again whenever it is used.
 */
export class WheelStore {
  readonly folder: string;
  readonly #clock: Clock;
  readonly #spent = new SpentBuffers();

  constructor({ folder, clock }: WheelStoreOptions) {
    this.folder = folder;
    this.#clock = clock;
  }

  /** Whether there is a file with a sha256, which may be damaged. */
  async has(sha256: string): Promise<boolean> {
    return (await this.peek(sha256)) !== undefined;
  }

  /** The file with a sha256 as it is, which may be damaged: it is not hashed. */
  async peek(sha256: string): Promise<{ readonly path: string; readonly bytes: number } | undefined> {
    const path = this.#pathOf(sha256);
    const stats = await lstat(path).catch(() => undefined);
    return stats?.isFile() ? { path, bytes: stats.size } : undefined;
  }

  /**
   * The file with a sha256, if it is there and undamaged.
   * @param needed hashes that are compared afterwards
   */
  async find(
    sha256: string,
    needed: readonly string[],
    signal?: AbortSignal,
  ): Promise<StoredFile | undefined> {
    const path = this.#pathOf(sha256);
    const opened = openLocalFile({ base: this.folder, path }, { signal });
    if ('because' in opened) return undefined;
    const finished = await this.#hash(opened.bytes, needed, signal);
    if (finished?.sha256 !== sha256) {
      await rm(path, { force: true });
      return undefined;
    }
    const now = this.#clock.now();
    // Another build may have deleted it as unused; it is fetched again then.
    const isThere = await utimes(path, now, now).then(
      () => true,
      () => false,
    );
    return isThere ? { path, digests: finished } : undefined;
  }

  /**
   * Fetches a file to disk, hashing it on its way, and keeps it if its hashes are accepted. One that becomes another
   * while it comes is begun anew.
   * @throws BuilderError of the index; `INVALID_BUILD` when the folder cannot be written
   */
  async add(
    file: IndexFile,
    needed: readonly string[],
    { accepts, signal }: AddOptions,
  ): Promise<StoredFile> {
    await explaining(this.folder, createFolder(this.folder, FOLDER_MODE));
    for (let begun = 1; ; begun += 1) {
      try {
        return await this.#receive(file, needed, { accepts, signal });
      } catch (error) {
        const isChanged = error instanceof BuilderError && error.cause instanceof ChangedFile;
        if (!isChanged || begun >= MOST_BEGUN) throw error;
      }
    }
  }

  async #receive(
    file: IndexFile,
    needed: readonly string[],
    { accepts, signal }: AddOptions,
  ): Promise<StoredFile> {
    const opened = await file.open({ signal });
    const part = join(this.folder, `${randomUUID()}${PART}`);
    try {
      const digests = await this.#write(part, opened.bytes, needed);
      const path = this.#pathOf(digests.sha256);
      if (accepts(digests)) await explaining(path, rename(part, path));
      return { path, digests };
    } finally {
      // Also where the part could not be made, and nothing was read.
      await leaveFile(opened);
      await rm(part, { force: true }).catch(() => {});
    }
  }

  async #write(
    part: string,
    bytes: AsyncIterable<Uint8Array>,
    needed: readonly string[],
  ): Promise<FinishedDigests> {
    const digests = new Digests(needed);
    const handle = await explaining(part, open(part, NEW_FILE, 0o600));
    try {
      for await (const chunk of bytes) {
        digests.update(chunk);
        await explaining(part, handle.writeFile(chunk));
        this.#spent.spend(chunk);
      }
    } finally {
      await handle.close();
    }
    return digests.finish();
  }

  /** Undefined for a file that cannot be read: another build may have deleted it, or the disk is damaged. */
  async #hash(
    bytes: AsyncIterable<Uint8Array>,
    needed: readonly string[],
    signal?: AbortSignal,
  ): Promise<FinishedDigests | undefined> {
    const digests = new Digests(needed);
    try {
      for await (const chunk of bytes) {
        digests.update(chunk);
        this.#spent.spend(chunk);
      }
    } catch {
      signal?.throwIfAborted();
      return undefined;
    }
    return digests.finish();
  }

  #pathOf(sha256: string): string {
    return join(this.folder, `${sha256}.whl`);
  }
}

/** @throws BuilderError `INVALID_BUILD` for an error of the disk */
async function explaining<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const because = whyUnwritable(cause) ?? 'of an error that is not known';
    const message = `${path} is not valid for wheels because ${because}; expected a folder with space for them`;
    throw new BuilderError('INVALID_BUILD', message, {
      hint: NO_SPACE_HINT,
      cause,
    });
  }
}
