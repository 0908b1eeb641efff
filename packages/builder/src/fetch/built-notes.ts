import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PART } from './wheel-store.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Which wheel came of which build, on this machine beside the wheels: a checksum that lies on the machine that built says
 * nothing, because whoever changes the wheel there changes that too.
 */
export class BuiltNotes {
  readonly #folder: string;

  /** @param folder of the store, which is there once a wheel is in it */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The sha256 of the wheel that the build with a key made; undefined when none is known. */
  async sha256Of(key: string): Promise<string | undefined> {
    const text = await readFile(this.#pathOf(key), 'utf8').catch(() => '');
    return SHA256.test(text) ? text : undefined;
  }

  /** Best effort: what is not noted is built again. */
  async note(key: string, sha256: string): Promise<void> {
    const part = join(this.#folder, `${randomUUID()}${PART}`);
    try {
      await writeFile(part, sha256, { flag: 'wx', mode: 0o600 });
      await rename(part, this.#pathOf(key));
    } catch {
      await rm(part, { force: true }).catch(() => {});
    }
  }

  #pathOf(key: string): string {
    return join(this.#folder, `${key}.built`);
  }
}
