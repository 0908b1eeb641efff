import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolder } from '@ami-select/core';
import { TransportError } from '../contract/errors.ts';

/** Only a file that this call creates; nothing that stands there, and nothing that a link names. */
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** The name of a file that is not whole yet, in the folder itself. */
const PART = { start: '.ami-select.', end: '.part' } as const;

/**
 * Creates files below one folder of this machine, never outside of it and never through a link that stands in it.
 * Enter it first.
 */
export class LocalFolder {
  readonly #root: string;
  readonly #made = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Creates the folder itself. @throws TransportError `TRANSFER_FAILED` when it is a link or a file. */
  async enter(): Promise<void> {
    await createFolder(this.#root);
    await assertFolder(this.#root);
  }

  /** Opens a new file at a portable path; a file or a link that stands there is replaced. */
  async create(path: string): Promise<FileHandle> {
    const target = await this.#placeOf(path);
    await rm(target, { force: true });
    return open(target, NEW_FILE, 0o644);
  }

  /**
   * Writes a new file at a portable path, which is there once all of it is: a process that is killed leaves only a hidden
   * part of it, which `removeParts` finds.
   */
  async createWhole(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
    const part = `${PART.start}${randomUUID()}${PART.end}`;
    try {
      const file = await this.create(part);
      await write(file).finally(() => file.close().catch(() => undefined));
      await rename(this.pathOf(part), await this.#placeOf(path));
    } catch (error) {
      await this.remove(part);
      throw error;
    }
  }

  /** Removes what processes that were killed left of files. */
  async removeParts(): Promise<void> {
    for (const name of await readdir(this.#root))
      if (name.startsWith(PART.start) && name.endsWith(PART.end)) await this.remove(name);
  }

  pathOf(path: string): string {
    return join(this.#root, path);
  }

  /** Removes a file that `create` made. */
  async remove(path: string): Promise<void> {
    await rm(this.pathOf(path), { force: true });
  }

  /** The path of a file whose folders are there. */
  async #placeOf(path: string): Promise<string> {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    let folder = this.#root;
    for (const part of parts) {
      folder = join(folder, part);
      await this.#make(folder);
    }
    return join(folder, name);
  }

  async #make(folder: string): Promise<void> {
    if (this.#made.has(folder)) return;
    await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      await assertFolder(folder);
    });
    this.#made.add(folder);
  }
}

async function assertFolder(folder: string): Promise<void> {
  if ((await lstat(folder)).isDirectory()) return;
  throw new TransportError('TRANSFER_FAILED', `refused to write below ${folder}: it is a link or a file`);
}
