import { createKeyedHash, type KeyedHash } from './keyed-hash.ts';
import type { ZipMembers } from './zip-directory.ts';

/** Finds members by their paths, with numbers alone: a map of strings takes many times the memory. */
export class PathTable {
  readonly #members: ZipMembers;
  readonly #hash: KeyedHash = createKeyedHash();
  /** The index of a member and 1; 0 where there is none. */
  readonly #slots: Uint32Array;

  constructor(members: ZipMembers) {
    this.#members = members;
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * members.length + 1)));
    let index = 0;
    for (const { path } of members) {
      const slot = this.#find(path);
      if (this.#slots[slot] === 0) this.#slots[slot] = index + 1;
      index += 1;
    }
  }

  /** The index of the first member of a path. */
  indexOf(path: string): number | undefined {
    const found = this.#slots[this.#find(path)] ?? 0;
    return found === 0 ? undefined : found - 1;
  }

  /** The slot of a path, or the free one that it gets. At least half of all are free. */
  #find(path: string): number {
    let slot = this.#hash(path) % this.#slots.length;
    for (;;) {
      const found = this.#slots[slot] ?? 0;
      if (found === 0 || this.#members.at(found - 1)?.path === path) return slot;
      slot = (slot + 1) % this.#slots.length;
    }
  }
}
